import datetime

import pytest
from django.utils.html import strip_tags

from portal.directory import staff as staffing
from portal.directory.heads import heads
from portal.directory.staff import staff
from tests.portal.directory.factories import (
    asked,
    make_appointment,
    make_attested,
    make_official,
    make_organization,
    make_post,
)

pytestmark = pytest.mark.django_db
LEFT = datetime.date(2024, 6, 1)


@pytest.fixture
def post():
    """Left by Minh on June 1, 2024."""
    post = make_post(organization=make_organization())
    since = {"started_on": datetime.date(2021, 2, 1), "ended_on": LEFT, "ended_precision": "day", "source": "Decree 1"}
    make_appointment(official=make_official(), post=post, **since)
    return post


def found(post, day):
    vacant = staff(post.organization, asked(day), 9).seats.vacant
    return [(each.since.date, str(each.former.official)) for each in vacant]


def unknown(post, day):
    return [each.title for each in staff(post.organization, asked(day), 9).seats.unknown]


@pytest.mark.parametrize(("day", "is_vacant"), [("2024-05-31", False), ("2024-06-01", True), ("2025", True)])
def test_post_is_vacant_from_the_day_it_was_left(post, day, is_vacant):
    assert found(post, day) == ([(LEFT, "Vo Van Minh")] if is_vacant else [])


def test_whoever_follows_fills_it(post):
    successor = make_official(name="Dung", slug="dung")
    make_appointment(official=successor, post=post, started_on=datetime.date(2024, 7, 15), source="Decree 2")
    assert found(post, "2024-07-01") == [(LEFT, "Vo Van Minh")]
    assert found(post, "2024-07-15") == []


def test_who_may_hold_it_keeps_it_from_being_called_vacant(post):
    make_attested(official=make_official(name="Dung", slug="dung"), post=post, on=["2024-09-05"])
    assert (found(post, "2024-09-05"), unknown(post, "2024-09-05")) == ([], [])
    assert (found(post, "2024-10-01"), unknown(post, "2024-10-01")) == ([], ["Chairman"])


def test_who_acts_is_named_beside_the_vacancy(post):
    deputy = make_official(name="Dung", slug="dung")
    make_appointment(official=deputy, post=post, acting=True, started_on=LEFT, source="Decree 2")
    (vacancy,) = staff(post.organization, asked("2024-07-01"), 9).seats.vacant
    assert vacancy.acting and vacancy.acting.official == deputy


def test_nothing_recorded_is_no_vacancy_and_an_ended_body_has_none(post):
    make_post(organization=post.organization, title="Head")
    post.organization.dissolution_on, post.organization.dissolution_precision = datetime.date(2025, 7, 1), "day"
    post.organization.save()
    assert found(post, "2025-06-30") == [(LEFT, "Vo Van Minh")]
    assert found(post, "2025-07-01") == []


def test_nothing_is_called_vacant_or_unknown_before_a_month_has_passed(post):
    """Left some day in June: in June nobody knows, in July it is empty."""
    post.appointments.update(ended_precision="month")
    asked_for = ("2024-05-31", "2024-06-15", "2024-07-01")
    assert [(len(found(post, day)), unknown(post, day)) for day in asked_for] == [(0, []), (0, ["Chairman"]), (1, [])]


def test_list_of_organizations_says_that_the_first_post_is_vacant(post):
    numbers = [post.organization.pk]
    assert heads(numbers, asked("2024-07-01")) == {
        post.organization.pk: 'Chairman: vacant since <time datetime="2024-06-01">June 1, 2024</time>'
    }
    assert "Chairman: <a" in heads(numbers, asked("2024-05-31"))[post.organization.pk]


def test_body_with_many_people_knows_as_much(post, monkeypatch, django_assert_num_queries):
    make_attested(
        official=make_official(name="Ha", slug="ha"), post=make_post(organization=post.organization, title="Head")
    )
    few = staff(post.organization, asked("2024-07-01"), 1)
    monkeypatch.setattr(staffing, "MANY", 1)
    with django_assert_num_queries(4):
        many = staff(post.organization, asked("2024-07-01"), 1)
    assert many == few
    assert (many.n, [each.title for each in many.seats.unknown], len(many.seats.vacant)) == (2, ["Head"], 1)


def test_page_tells_what_is_vacant_from_what_nobody_knows(client, post):
    make_attested(
        official=make_official(name="Ha", slug="ha"), post=make_post(organization=post.organization, title="Head")
    )

    def page(day):
        return " ".join(strip_tags(client.get("/organizations/ppc/", {"on": day}).text).split())

    assert "Vacant since" not in page("2024-05-31")
    assert "Chairman Vacant since June 1, 2024 Until then: Vo Van Minh" in page("2024-06-01")
    assert "nor that they were vacant: Head" in page("2024-06-01")
    assert "nor that they were vacant" not in page("2023-09-05")
