import datetime

import pytest

from events.following import carry_out
from events.models import Event
from events.recurring import plan as plan_of_rule
from events.spreading import Scope, plan, spread
from events.topics import Topic, own, topics_of
from tests.events.factories import days_from_now, make_event, make_series, make_venue

pytestmark = pytest.mark.django_db
NINE, TEN = datetime.time(9), datetime.time(10)


@pytest.fixture
def meetings():
    """A past date and five weekly ones to come, all without an hour but the fourth, which has ten for itself."""
    first = make_event(name="Meeting", start=days_from_now(7), series=make_series())
    carry_out(plan_of_rule(first, "FREQ=WEEKLY", days_from_now(35)))
    make_event(name="Meeting", slug="past", start=days_from_now(-7), series=first.series)
    fourth = Event.objects.get(start_on=days_from_now(28))
    fourth.start_time, fourth.exceptions = TEN, ["hours"]
    fourth.save()
    return first.series.events.order_by("start_on")


def at_nine(event):
    """As the form leaves it: changed by itself."""
    event.start_time, event.exceptions = NINE, ["hours"]
    event.save()
    return event


def hours(meetings):
    return [event.start_time for event in meetings.all()]


@pytest.mark.parametrize(
    ("scope", "number", "expected"),
    [
        (Scope.ONE, 1, [None, None, NINE, None, TEN, None]),
        (Scope.FOLLOWING, 3, [None, None, NINE, NINE, TEN, NINE]),
        (Scope.ALL, 4, [None, NINE, NINE, NINE, TEN, NINE]),
    ],
)
def test_change_reaches_as_far_as_it_was_told_and_never_the_past_nor_the_exception(meetings, scope, number, expected):
    changed = plan(at_nine(meetings[2]), [Topic.HOURS], scope)
    assert changed.number == number
    spread(changed)
    assert hours(meetings) == expected


def test_what_would_change_is_shown_with_what_was_before(meetings):
    shown = plan(at_nine(meetings[2]), [Topic.HOURS], Scope.FOLLOWING)
    assert [(event.start_on, differences) for event, differences in shown.changes] == [
        (days_from_now(21), [("hour", "", "09:00")]),
        (days_from_now(35), [("hour", "", "09:00")]),
    ]
    assert ([event.start_on for event in shown.exceptions], shown.past) == ([days_from_now(28)], 1)
    assert hours(meetings)[3] is None


def test_date_that_all_others_follow_is_no_exception_any_more(meetings):
    spread(plan(at_nine(meetings[2]), [Topic.HOURS], Scope.ALL))
    assert [event.exceptions for event in meetings.all()] == [[], [], [], [], ["hours"], []]


def test_calendars_are_told_of_the_dates_that_changed_and_of_no_others(meetings):
    before = [event.sequence for event in meetings.all()]
    spread(plan(at_nine(meetings[2]), [Topic.HOURS], Scope.FOLLOWING))
    after = [event.sequence for event in meetings.all()]
    assert [now - then for then, now in zip(before, after, strict=True)] == [0, 0, 1, 1, 0, 1]


def test_only_what_was_chosen_is_taken_over(meetings):
    second = at_nine(meetings[1])
    second.venue = make_venue()
    second.save()
    spread(plan(second, [Topic.VENUE], Scope.ALL))
    assert {event.venue_id for event in meetings.all()[1:]} == {second.venue_id}
    assert hours(meetings) == [None, NINE, None, None, TEN, None]


def test_cancellation_of_all_later_ones_takes_the_reason_along(meetings):
    third = meetings[2]
    third.status, third.status_reason = Event.Status.CANCELLED, "the hall is being rebuilt"
    third.save()
    spread(plan(third, [Topic.STATUS], Scope.FOLLOWING))
    assert [event.status_reason for event in meetings.all()][:2] == ["", ""]
    assert {(event.status, event.status_reason) for event in meetings.all()[2:]} == {
        ("cancelled", "the hall is being rebuilt")
    }


def test_another_day_is_of_one_date_alone(meetings):
    third = meetings[2]
    third.status, third.previous_start_on = Event.Status.RESCHEDULED, third.start_on
    third.save()
    assert plan(third, [Topic.STATUS], Scope.ALL).changes == []


def test_date_that_was_moved_goes_on_saying_so_until_it_is_canceled_with_the_others(meetings):
    third = meetings[2]
    third.status, third.previous_start_on = Event.Status.RESCHEDULED, third.start_on
    third.start_on, third.exceptions = days_from_now(22), ["day"]
    third.save()
    second = meetings[1]
    spread(plan(second, [Topic.STATUS, Topic.HOURS], Scope.ALL))
    assert Event.objects.get(pk=third.pk).status == "rescheduled"
    second.status = Event.Status.CANCELLED
    second.save()
    spread(plan(second, [Topic.STATUS], Scope.ALL))
    assert Event.objects.get(pk=third.pk).status == "cancelled"


@pytest.mark.parametrize(
    ("fields", "topics", "owned"),
    [
        (["start_time"], ["hours"], {"hours"}),
        (["venue", "native_name"], ["name", "venue"], {"name", "venue"}),
        (["start_on"], [], {"day"}),
        (["slug"], [], set()),
    ],
)
def test_fields_belong_to_topics(fields, topics, owned):
    assert (topics_of(fields), own(fields)) == (topics, owned)


def test_event_of_no_series_has_nobody_to_follow_it():
    make_event(name="Another", start=days_from_now(1))
    alone = make_event(start=days_from_now(1))
    assert plan(alone, [Topic.NAME], Scope.ALL).changes == []
