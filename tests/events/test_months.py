import pytest
from django.utils import translation

from events import days
from events.models import Event
from events.months import Month, grid, month_of
from tests.events.factories import day, make_event

pytestmark = pytest.mark.django_db
JANUARY = Month(2024, 1)
Status = Event.Status


@pytest.fixture(autouse=True)
def on_january_18(monkeypatch):
    monkeypatch.setattr(days, "today", lambda now=None: day("2024-01-18"))


def shown(month=JANUARY, months=()):
    return grid(month, list(Event.objects.between(month.first, month.last).to_list()), months)


def by_day(found, kind="entries"):
    """Names by day of the month."""
    every = [each for week in found.weeks for each in week if each]
    return {each.date.day: [line.name for line in getattr(each, kind)] for each in every if getattr(each, kind)}


@pytest.mark.parametrize(("year", "month"), [(2024, 0), (2024, 13), (0, 1), (1899, 12), (3000, 1), (9999, 12)])
def test_month_that_is_none_is_refused(year, month):
    with pytest.raises(ValueError):
        Month(year, month)


def test_month_knows_its_days_name_and_address():
    february = Month(2024, 2)
    assert (february.first, february.last) == (day("2024-02-01"), day("2024-02-29"))
    assert (february.label, february.path) == ("February 2024", "/events/2024/02/")
    with translation.override("vi"):
        assert (february.label, february.path) == ("tháng 2 năm 2024", "/vi/events/2024/02/")


def test_weeks_begin_on_monday_and_leave_days_of_other_months_empty():
    weeks = shown(Month(2023, 9)).weeks
    assert [each.date.day if each else None for each in weeks[0]] == [None, None, None, None, 1, 2, 3]
    assert [each.date.day if each else None for each in weeks[-1]] == [25, 26, 27, 28, 29, 30, None]


def test_today_is_marked():
    found = shown()
    assert [each.date for week in found.weeks for each in week if each and each.is_today] == [day("2024-01-18")]
    assert found.today == day("2024-01-18")
    assert shown(Month(2024, 2)).today is None


def test_event_stands_on_each_of_its_days_in_the_month():
    make_event(name="Over new year", start="2023-12-30", end="2024-01-02")
    make_event(name="Out of it", start="2024-01-31", end="2025-03-01")
    assert by_day(shown()) == {1: ["Over new year"], 2: ["Over new year"], 31: ["Out of it"]}


def test_two_on_one_day_keep_their_order():
    make_event(name="Project 06", start="2024-01-31", part_of_day="afternoon")
    make_event(name="Session", start="2024-01-31", part_of_day="morning")
    assert by_day(shown()) == {31: ["Session", "Project 06"]}


def test_moved_event_stands_on_its_new_day_and_struck_through_on_the_old_one():
    make_event(name="Conference", start="2024-01-25", previous_start_on=day("2024-01-18"), status=Status.RESCHEDULED)
    found = shown()
    assert by_day(found) == {25: ["Conference"]}
    assert by_day(found, "moved") == {18: ["Conference"]}


def test_event_moved_to_another_month_stays_struck_through_in_the_old_one():
    make_event(name="Conference", start="2024-02-01", previous_start_on=day("2024-01-18"), status=Status.RESCHEDULED)
    assert (by_day(shown()), by_day(shown(), "moved")) == ({}, {18: ["Conference"]})
    february = Month(2024, 2)
    assert (by_day(shown(february)), by_day(shown(february), "moved")) == ({1: ["Conference"]}, {})


def test_event_moved_to_another_hour_is_not_struck_through():
    make_event(start="2024-01-25", previous_start_on=day("2024-01-25"), status=Status.RESCHEDULED)
    assert by_day(shown(), "moved") == {}


def test_postponed_event_stands_nowhere_but_struck_through():
    make_event(name="Conference", start="2024-01-25", status=Status.POSTPONED)
    assert (by_day(shown()), by_day(shown(), "moved")) == ({}, {25: ["Conference"]})


def test_canceled_event_stays_on_its_day():
    make_event(name="Conference", start="2024-01-25", status=Status.CANCELLED)
    assert by_day(shown()) == {25: ["Conference"]}


def test_event_of_some_day_in_the_month_stands_below_the_table():
    make_event(name="Month of reform", start="2024-01-01", precision="month")
    found = shown()
    assert by_day(found) == {}
    assert [line.name for line in found.dayless] == ["Month of reform"]


def test_events_are_counted_as_past_and_to_come():
    for number in (3, 17, 18, 19, 30):
        make_event(name=f"Day {number}", start=f"2024-01-{number:02}")
    found = shown()
    assert (found.number, found.past, found.upcoming) == (5, 2, 3)


def test_neighbors_are_the_nearest_months_with_events():
    months = [day(text) for text in ("2021-02-01", "2023-09-01", "2024-01-01", "2024-03-01", "2025-01-01")]
    found = shown(months=months)
    assert (found.before, found.after) == (Month(2023, 9), Month(2024, 3))
    assert (shown(Month(2019, 5), months).before, shown(Month(2026, 1), months).after) == (None, None)


def test_last_month_of_the_calendar_has_a_table_too():
    assert by_day(shown(Month(2999, 12))) == {}


def test_day_belongs_to_its_month():
    assert month_of(day("2024-01-18")) == JANUARY
