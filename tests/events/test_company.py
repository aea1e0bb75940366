import datetime

import pytest

from events.company import take_participants
from events.spreading import Scope, plan, spread
from events.topics import Topic
from tests.events.factories import days_from_now, make_event, make_organizer, make_participant, make_series
from tests.portal.directory.factories import make_appointment, make_official, make_organization, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def dates():
    """A past date and three to come."""
    series = make_series()
    return [
        make_event(name=f"Date {n}", slug=f"date-of-week-{n + 1}", start=days_from_now(7 * n), series=series)
        for n in (-1, 1, 2, 3)
    ]


def chairs(event):
    return [(str(row.official), row.role) for row in event.participants.all()]


def test_list_of_who_takes_part_is_taken_over_as_a_whole_and_never_by_the_past(dates):
    past, first, second, _third = dates
    minh, loi = make_official(), make_official(name="Nguyen Van Loi", slug="loi")
    make_participant(event=first, official=loi, role="chair", position=1)
    make_participant(event=first, official=minh, position=2)
    for other in (past, second):
        make_participant(event=other, official=minh, role="chair")
    shown = plan(first, [Topic.PARTICIPANTS], Scope.ALL)
    assert (shown.number, shown.past) == (3, 1)
    assert shown.changes[0].differences == [
        ("participants", "Vo Van Minh (chair)", "Nguyen Van Loi (chair), Vo Van Minh")
    ]
    spread(shown)
    told = [("Nguyen Van Loi", "chair"), ("Vo Van Minh", "present")]
    assert [chairs(event) for event in dates] == [[("Vo Van Minh", "chair")], told, told, told]
    assert plan(first, [Topic.PARTICIPANTS], Scope.ALL).changes == []


def test_date_with_a_list_of_its_own_is_passed_by(dates):
    _past, first, second, third = dates
    make_participant(event=first, official=make_official())
    second.exceptions = ["participants"]
    second.save()
    shown = plan(first, [Topic.PARTICIPANTS], Scope.FOLLOWING)
    assert (shown.number, shown.exceptions) == (2, [second])
    spread(shown)
    assert (chairs(second), chairs(third)) == ([], [("Vo Van Minh", "present")])


def test_organizers_are_taken_over_in_their_order(dates):
    _past, first, second, third = dates
    ppc, city = make_organization(), make_organization(name="City", slug="city")
    for position, body in enumerate((city, ppc)):
        make_organizer(event=first, organization=body, position=position)
    make_organizer(event=third, organization=ppc)
    shown = plan(first, [Topic.ORGANIZERS], Scope.ALL)
    assert shown.changes[1].differences == [
        ("organizers", "Provincial People's Committee", "City, Provincial People's Committee")
    ]
    spread(shown)
    assert [[row.organization for row in event.organizer_rows.all()] for event in (second, third)] == [[city, ppc]] * 2


@pytest.mark.parametrize(("ended", "held"), [(None, "Chairman"), (14, "Secretary")])
def test_post_is_the_one_held_on_each_day(dates, ended, held):
    _past, first, _second, third = dates
    official, body = make_official(), make_organization()
    began = datetime.date(2020, 1, 1)
    end = {"ended_on": days_from_now(ended), "ended_precision": "day"} if ended else {}
    chairman = make_appointment(official=official, post=make_post(organization=body), started_on=began, **end)
    make_appointment(
        official=official, post=make_post(organization=body, title="Secretary", rank=600), started_on=began
    )
    make_participant(event=first, official=official, appointment=chairman)
    spread(plan(first, [Topic.PARTICIPANTS], Scope.ALL))
    assert third.participants.get().appointment.post.title == held


def test_who_was_named_already_keeps_the_post_that_was_recorded_there(dates):
    _past, first, second, _third = dates
    official, body = make_official(), make_organization()
    posts = [
        make_appointment(official=official, post=make_post(organization=body, title=title)) for title in ("A", "B")
    ]
    for event, post in zip((first, second), posts, strict=True):
        make_participant(event=event, official=official, appointment=post)
    take_participants(second, first)
    assert second.participants.get().appointment == posts[1]


def test_rows_are_compared_at_the_same_cost_for_one_date_and_for_three(dates, django_assert_num_queries):
    _past, first, *others = dates
    for number, event in enumerate(dates):
        make_participant(event=event, official=make_official(slug=f"official-{number}"))
    topics = [Topic.PARTICIPANTS, Topic.ORGANIZERS, Topic.PROGRAM]
    for _ in (3, 1):
        with django_assert_num_queries(6):
            plan(type(first).objects.get(pk=first.pk), topics, Scope.ALL)
        others.pop().delete()
