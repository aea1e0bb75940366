import datetime

import pytest
from django.utils import timezone

from portal.directory.conflicts import conflicts
from portal.directory.models import Attestation
from tests.portal.directory.factories import (
    make_appointment,
    make_attested,
    make_official,
    make_organization,
    make_post,
)

pytestmark = pytest.mark.django_db
DAY = "2024-01-23"


@pytest.fixture
def post():
    return make_post(organization=make_organization())


def attested(post, slug, on=DAY, **fields):
    return make_attested(official=make_official(name=slug, slug=slug), post=post, on=[on], **fields)


def said():
    return [(each.day.isoformat(), [witness.official.name for witness in each.witnesses]) for each in conflicts()]


def test_two_people_in_one_seat_on_one_day_contradict_each_other(post):
    attested(post, "minh")
    attested(post, "dung")
    (conflict,) = conflicts()
    assert said() == [(DAY, ["minh", "dung"])]
    assert (conflict.post, [each.name for each in conflict.witnesses]) == (post, [f"Told of {DAY}"] * 2)


def test_story_that_is_withdrawn_takes_its_part_with_it(post):
    attested(post, "minh")
    attested(post, "dung")
    Attestation.objects.filter(appointment__official__slug="dung").update(public_until=timezone.now())
    assert said() == []


@pytest.mark.parametrize("fields", [{"on": "2024-01-24"}, {"acting": True}])
def test_another_day_or_acting_for_somebody_is_no_conflict(post, fields):
    attested(post, "minh")
    attested(post, "dung", **fields)
    assert said() == []


def test_post_of_several_has_room_for_both():
    post = make_post(organization=make_organization(), seats=0)
    attested(post, "minh")
    attested(post, "dung")
    assert said() == []


@pytest.mark.parametrize(
    ("term", "contradicts"),
    [
        ({"started_on": datetime.date(2023, 1, 1)}, True),
        ({"started_on": datetime.date(2024, 2, 1)}, False),
        ({"started_on": datetime.date(2023, 1, 1), "ended_on": datetime.date(2024, 1, 1)}, False),
    ],
)
def test_story_against_a_record(post, term, contradicts):
    attested(post, "minh")
    end = {"ended_precision": "day"} if "ended_on" in term else {}
    make_appointment(official=make_official(name="dung", slug="dung"), post=post, source="Decree 5", **term, **end)
    assert said() == ([(DAY, ["minh", "dung"])] if contradicts else [])


@pytest.mark.parametrize("n", [1, 3])
def test_they_are_found_in_two_queries(post, django_assert_num_queries, n):
    for each in range(n + 1):
        attested(post, f"p{each}")
    with django_assert_num_queries(2):
        assert len(conflicts()) == n * (n + 1) / 2
