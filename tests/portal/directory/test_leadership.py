import datetime

import pytest
from django.utils import translation

from portal.directory.leadership import leaders
from tests.portal.directory.factories import (
    make_appointment,
    make_attested,
    make_official,
    make_organization,
    make_post,
)

pytestmark = pytest.mark.django_db
day = datetime.date


@pytest.fixture
def ppc():
    return make_organization(rank=2)


def held(name, post, on, **fields):
    return make_attested(
        official=make_official(name=name, slug=name.lower().replace(" ", "-")), post=post, on=on, **fields
    )


def names(n=4):
    return [leader.name for leader in leaders(n)]


def test_leaders_come_by_protocol_of_organization_and_post(ppc):
    held("Ha", make_post(organization=ppc, title="Vice Chairman", rank=2), ["2024-03-18"])
    held("Minh", make_post(organization=ppc, rank=1), ["2024-04-08"])
    held("Loi", make_post(organization=make_organization(slug="party", rank=1), title="Secretary"), ["2024-01-24"])
    assert names() == ["Loi", "Minh", "Ha"]
    assert names(2) == ["Loi", "Minh"]


def test_leader_has_address_and_post_and_the_day_of_which_it_is_known(ppc):
    held("Minh", make_post(organization=ppc, native_title="Chủ tịch"), ["2024-01-15", "2024-04-08"])
    (leader,) = leaders(4)
    assert (leader.path, leader.note) == (
        "/officials/minh/",
        "Chairman, Provincial People's Committee, recorded April 8, 2024",
    )
    with translation.override("vi"):
        assert leaders(4)[0].path == "/vi/officials/minh/"
        assert leaders(4)[0].note.startswith("Chủ tịch, ")


def test_post_held_today_needs_no_day(ppc):
    held("Minh", make_post(organization=ppc), ["2024-04-08"], started_on=day(2021, 2, 1), source="Decision 12")
    assert [leader.note for leader in leaders(4)] == ["Chairman, Provincial People's Committee"]


def test_post_that_ended_with_its_organization_says_so(ppc):
    held("Minh", make_post(organization=ppc), ["2024-04-08"])
    ppc.dissolution_on, ppc.dissolution_precision = day(2025, 7, 1), "day"
    ppc.save()
    assert [leader.note for leader in leaders(4)] == ["Chairman, Provincial People's Committee, until July 1, 2025"]


def test_who_holds_two_posts_is_named_once_with_the_first(ppc):
    minh = held("Minh", make_post(organization=ppc), ["2024-04-08"]).official
    party = make_organization(name="Party Committee", slug="party", rank=1)
    make_attested(official=minh, post=make_post(organization=party, title="Deputy Secretary"), on=["2024-04-08"])
    assert [leader.note for leader in leaders(4)] == ["Deputy Secretary, Party Committee, recorded April 8, 2024"]


def test_seat_is_given_to_who_was_recorded_in_it_last(ppc):
    chair = make_post(organization=ppc)
    held("Liem", chair, ["2023-12-01"])
    held("Minh", chair, ["2024-04-08"])
    assert names() == ["Minh"]


def test_post_for_any_number_is_given_to_all(ppc):
    members = make_post(organization=ppc, title="Member", seats=0)
    for name in ("Liem", "Minh", "Ha"):
        held(name, members, ["2024-04-08"])
    assert names() == ["Liem", "Minh", "Ha"]


def test_who_left_before_the_newest_record_is_no_leader(ppc):
    left = {"ended_on": day(2024, 2, 1), "ended_precision": "day", "source": "Decision 12"}
    held("Liem", make_post(organization=ppc), ["2024-01-15"], **left)
    held("Ha", make_post(organization=ppc, title="Vice Chairman"), ["2024-03-18"])
    assert names() == ["Ha"]


def test_who_was_recorded_long_before_the_newest_record_is_no_news(ppc):
    held("Liem", make_post(organization=ppc, title="Head"), ["2019-01-15"])
    held("Ha", make_post(organization=ppc), ["2024-03-18"])
    assert names() == ["Ha"]


def test_record_counts_as_much_as_a_story(ppc):
    held("Ha", make_post(organization=ppc, title="Vice Chairman", rank=2), ["2024-03-18"])
    chair = {"official": make_official(), "post": make_post(organization=ppc, rank=1)}
    make_appointment(**chair, started_on=day(2015, 2, 1), source="Decision 12")
    assert names() == ["Vo Van Minh", "Ha"]


def test_post_that_nothing_public_speaks_for_makes_no_leader(ppc):
    make_appointment(official=make_official(), post=make_post(organization=ppc), started_on=day(2021, 2, 1))
    assert names() == []


@pytest.mark.parametrize("people", [1, 3])
def test_leaders_cost_the_same_however_many_there_are(ppc, django_assert_num_queries, people):
    for n in range(people):
        held(f"P{n}", make_post(organization=ppc, title=f"Post {n}"), ["2024-03-18"])
    with django_assert_num_queries(2):
        assert len(leaders(4)) == people
