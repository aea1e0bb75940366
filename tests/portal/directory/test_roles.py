import datetime

import pytest
from django.utils.html import strip_tags

from portal.directory.models import Appointment
from portal.directory.roles import in_short, life
from portal.directory.staff import staff
from tests.portal.directory.factories import (
    asked,
    make_appointment,
    make_attestation,
    make_attested,
    make_official,
    make_organization,
    make_post,
)

pytestmark = pytest.mark.django_db
day = datetime.date


@pytest.fixture
def minh():
    """Head of the board since 2020 by a decision, chairman in the stories of January and April 2024."""
    minh = make_official()
    make_attested(official=minh, post=make_post(organization=make_organization()), on=["2024-01-15", "2024-04-08"])
    board = make_post(organization=make_organization(name="Board", slug="board"), title="Head")
    make_appointment(
        official=minh, post=board, started_on=day(2020, 1, 1), source="Decision 12", source_url="https://example.org/12"
    )
    return minh


def titles(roles):
    return [(role.appointment.title, role.is_held) for role in roles]


def test_what_is_held_comes_first_then_the_latest(minh):
    assert titles(life(minh, asked())) == [("Head", True), ("Chairman", False)]
    assert titles(life(minh, asked("2024-01-20"))) == [("Chairman", True), ("Head", True)]
    assert titles(life(minh, asked("2010-01-01"))) == [("Chairman", False), ("Head", False)]


def test_every_role_has_its_sources(minh):
    head, chairman = life(minh, asked())
    assert [(source.name, source.path) for source in head.sources] == [("Decision 12", "https://example.org/12")]
    assert [(source.name, source.path, strip_tags(source.day)) for source in chairman.sources] == [
        ("Told of 2024-01-15", "/news/2024-01-15/", "January 15, 2024"),
        ("Told of 2024-04-08", "/news/2024-04-08/", "April 8, 2024"),
    ]


def test_first_and_last_source_may_be_one_and_a_record_may_be_an_address_alone(minh):
    Appointment.objects.filter(source="Decision 12").update(source="")
    make_attestation(appointment=Appointment.objects.get(source_url="https://example.org/12"), on="2021-01-01")
    names = [source.name for role in life(minh, asked()) for source in role.sources if role.appointment.title == "Head"]
    assert names == ["Record", "Told of 2021-01-01"]


def test_role_that_lost_its_only_source_is_gone(minh):
    Appointment.objects.get(source="").attestations.all().delete()
    assert titles(life(minh, asked())) == [("Head", True)]


@pytest.mark.parametrize(
    ("on", "words"),
    [
        ("", "Head, Board"),
        ("2024-01-20", "Chairman, Provincial People's Committee; Head, Board"),
        ("2019-01-01", "Last recorded on April 8, 2024 as Chairman, Provincial People's Committee"),
    ],
)
def test_posts_in_short_are_those_held_or_those_recorded_last(minh, on, words):
    found = strip_tags(in_short(life(minh, asked(on)), asked(on)))
    assert found.replace("&#x27;", "'") == words


def test_nobody_is_given_a_post_that_is_not_recorded():
    assert in_short(life(make_official(), asked()), asked()) == "No post is recorded."


def test_posts_in_short_escape_what_people_wrote():
    post = make_post(organization=make_organization(), title="<b>Chairman</b>")
    make_attested(post=post, on=["2024-01-23"])
    for on in ("2024-01-23", ""):
        roles = life(post.appointments.get().official, asked(on))
        assert "&lt;b&gt;Chairman" in in_short(roles, asked(on))


def test_holders_come_by_rank_those_of_the_day_first():
    ppc = make_organization()
    chair = make_post(organization=ppc, rank=1, seats=0)
    vice = make_post(organization=ppc, title="Vice Chairman", rank=2)
    for name, post, on in (("An", chair, "2020-01-01"), ("Minh", chair, "2024-04-08"), ("Dung", vice, "2023-09-05")):
        make_attested(official=make_official(name=name, slug=name.lower()), post=post, on=[on])

    def names(on, most=9):
        return [role.appointment.official.name for role in staff(ppc, asked(on), most).people]

    assert names("") == ["Minh", "An", "Dung"]
    assert names("2023-09-05") == ["Dung", "Minh", "An"]
    assert names("2023-09-05", 2) == ["Dung", "Minh"]


@pytest.mark.parametrize("people", [1, 3])
def test_roles_are_read_in_queries_that_do_not_grow(django_assert_num_queries, people):
    ppc, minh = make_organization(), make_official()
    for n in range(people):
        make_attested(
            official=minh, post=make_post(organization=ppc, title=f"Post {n}"), on=["2024-01-15", "2024-01-23"]
        )
    with django_assert_num_queries(1):
        assert len([source for role in life(minh, asked()) for source in role.sources]) == 2 * people
    with django_assert_num_queries(1):
        assert len([role.appointment.label for role in staff(ppc, asked(), 9).people]) == people
