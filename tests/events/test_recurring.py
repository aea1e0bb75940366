import datetime

import pytest
from django.core.exceptions import ValidationError

from events.following import carry_out
from events.models import Event, Recurrence
from events.recurring import plan
from tests.events.factories import day, days_from_now, make_event, make_organizer, make_participant, make_series
from tests.portal.directory.factories import make_official, make_organization

pytestmark = pytest.mark.django_db
Status = Event.Status
# A Monday to come, far enough from today for any test.
FIRST = days_from_now(14) - datetime.timedelta(days=days_from_now(14).weekday())
WEEKLY = "FREQ=WEEKLY;BYDAY=MO"


def week(number, weekday=0):
    return FIRST + datetime.timedelta(weeks=number, days=weekday)


@pytest.fixture
def session():
    return make_event(name="Council session", start=FIRST, series=make_series(name="Council", slug="council"))


@pytest.fixture
def five(session):
    """Five Mondays, of which the third was moved to a Wednesday by itself."""
    carry_out(plan(session, WEEKLY, week(4)))
    moved = Event.objects.get(recurrence_on=week(2))
    moved.start_on, moved.exceptions = week(2, 2), ["day"]
    moved.save()
    return session


def days():
    return [event.start_on for event in Event.objects.order_by("start_on").exclude(status=Status.CANCELLED)]


def test_rule_makes_dates_with_all_that_the_first_one_has(session):
    make_organizer(event=session, organization=make_organization())
    make_participant(event=session, official=make_official(), role="chair")
    carry_out(plan(session, WEEKLY, week(2)))
    rule = Recurrence.objects.get()
    assert (rule.rrule, rule.first_on, rule.until_on) == (WEEKLY, FIRST, week(2))
    assert list(
        Event.objects.order_by("start_on").values_list("slug", "start_on", "recurrence_on", "recurrence", "series")
    ) == [
        ("council-session", week(0), week(0), rule.pk, session.series_id),
        (f"council-session-{week(1)}", week(1), week(1), rule.pk, session.series_id),
        (f"council-session-{week(2)}", week(2), week(2), rule.pk, session.series_id),
    ]
    last = Event.objects.get(start_on=week(2))
    assert [row.organization.slug for row in last.organizer_rows.all()] == ["ppc"]
    assert [(row.official.slug, row.role) for row in last.participants.all()] == [("vo-van-minh", "chair")]
    assert (last.is_public(), last.name, last.sequence) == (True, "Council session", 0)


def test_what_is_shown_is_what_is_done_and_nothing_is_done_by_showing(session):
    shown = plan(session, WEEKLY, week(2))
    assert (shown.added, shown.number, Event.objects.count()) == ([week(1), week(2)], 2, 1)


def test_later_end_makes_more_dates_and_keeps_the_exception_in_the_middle(five):
    again = plan(five, WEEKLY, week(5))
    assert (again.added, again.number, len(again.kept)) == ([week(5)], 1, 4)
    carry_out(again)
    assert days() == [week(0), week(1), week(2, 2), week(3), week(4), week(5)]


def test_date_that_was_taken_out_is_not_made_again(five):
    Event.objects.get(recurrence_on=week(1)).delete()
    again = plan(five, WEEKLY, week(5))
    assert (again.left_out, again.added) == ([week(1)], [week(5)])


def test_other_rule_for_all_moves_those_that_readers_know_and_tells_them(five):
    former = {event.pk: event.start_on for event in Event.objects.all()}
    carry_out(plan(five, "FREQ=WEEKLY;BYDAY=MO;INTERVAL=2", week(4)))
    assert days() == [week(0), week(2, 2), week(4)]
    assert Event.objects.filter(status=Status.CANCELLED).count() == 2
    assert set(Event.objects.values_list("pk", flat=True)) == former.keys()


def test_rule_from_a_later_date_on_leaves_what_comes_before(five):
    fourth = Event.objects.get(recurrence_on=week(3))
    fourth.start_on = week(3, 1)
    fourth.save()
    carry_out(plan(fourth, "FREQ=WEEKLY;BYDAY=TU", week(5, 1)))
    assert days() == [week(0), week(1), week(2, 2), week(3, 1), week(4, 1), week(5, 1)]
    moved = Event.objects.get(start_on=week(4, 1))
    assert (moved.status, moved.previous_start_on, moved.recurrence_on) == (Status.RESCHEDULED, week(4), week(4, 1))
    assert [(rule.rrule, rule.first_on, rule.until_on) for rule in five.series.recurrences.all()] == [
        (WEEKLY, week(0), week(3)),
        ("FREQ=WEEKLY;BYDAY=TU", week(3, 1), week(5, 1)),
    ]


def test_what_nobody_has_seen_is_moved_and_removed_without_a_word(session):
    session.public_from = None
    session.save()
    carry_out(plan(session, WEEKLY, week(3)))
    carry_out(plan(session, "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO", week(3)))
    assert days() == [week(0), week(3)]
    assert set(Event.objects.values_list("status", "previous_start_on")) == {("scheduled", None)}


def test_past_dates_are_never_touched_nor_made():
    first = days_from_now(-21)
    session = make_event(start=first, series=make_series())
    carry_out(plan(session, "FREQ=WEEKLY", days_from_now(7)))
    assert days() == [first, days_from_now(0), days_from_now(7)]
    before = Event.objects.filter(last_on__lt=days_from_now(0)).values_list("pk", "start_on", "sequence")
    kept = list(before)
    carry_out(plan(session, "FREQ=WEEKLY;INTERVAL=4", days_from_now(70)))
    assert days() == [first, days_from_now(7), days_from_now(35), days_from_now(63)]
    assert list(before) == kept


def test_single_date_on_a_day_of_the_rule_becomes_one_of_it(session):
    single = make_event(name="Extra session", start=week(1), series=session.series)
    carry_out(plan(session, WEEKLY, week(2)))
    single.refresh_from_db()
    assert (single.recurrence_on, single.name, Event.objects.count()) == (week(1), "Extra session", 3)


@pytest.mark.parametrize(
    ("fields", "rrule", "sentence"),
    [
        ({}, "FREQ=WEEKLY;BYDAY=TU", "The rule does not give"),
        ({"series": None}, WEEKLY, "Give the event a series and a day first."),
        ({"start": None, "month_day": "10-21"}, WEEKLY, "Give the event a series and a day first."),
        ({"precision": "month"}, WEEKLY, "Give the event a series and a day first."),
    ],
)
def test_what_cannot_repeat_is_refused_with_a_sentence(fields, rrule, sentence):
    event = make_event(**{"start": FIRST, "series": make_series(), **fields})
    with pytest.raises(ValidationError, match=sentence):
        plan(event, rrule, week(3))


def test_address_that_another_event_has_is_not_taken(session):
    make_event(name="Another", slug=f"council-session-{week(1)}", start=day("2020-01-01"))
    carry_out(plan(session, WEEKLY, week(1)))
    assert Event.objects.get(recurrence_on=week(1)).slug == f"council-session-{week(1)}-2"
