"""Read back by two other libraries: icalendar parses, dateutil works the rule out."""

import datetime

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from events.calendars import calendar, file, newest
from events.days import PROVINCE
from events.following import carry_out
from events.models import Event
from events.recurring import plan as plan_of_rule
from events.spreading import Scope, plan, spread
from events.topics import Topic
from tests.events.factories import days_from_now, make_event, make_series

pytestmark = pytest.mark.django_db
FIRST = days_from_now(14) - datetime.timedelta(days=days_from_now(14).weekday())
EIGHT, NINE = datetime.time(8), datetime.time(9)


def week(number, weekday=0):
    return FIRST + datetime.timedelta(weeks=number, days=weekday)


@pytest.fixture(params=[None, EIGHT], ids=["all day", "with an hour"])
def council(request):
    """Five Mondays by a rule."""
    first = make_event(name="Session", start=FIRST, start_time=request.param, series=make_series())
    carry_out(plan_of_rule(first, "FREQ=WEEKLY;BYDAY=MO;COUNT=9", week(4)))
    return first.series


def entries(series, events=None):
    parsed = Calendar.from_ical(calendar("Council", newest(events or series.events.public())))
    assert parsed.errors == []
    return parsed.walk("VEVENT")


def told(entries):
    """Day and hour of everything that a calendar program would show, by the rules of the standard."""
    shown = {}
    for entry in entries:
        start = entry["dtstart"].dt
        if "rrule" not in entry:
            continue
        begin = start.replace(tzinfo=None) if isinstance(start, datetime.datetime) else midnight(start)
        rule = entry["rrule"].to_ical().decode().partition(";UNTIL=")[0]
        until = entry["rrule"]["UNTIL"][0]
        end = until.astimezone(PROVINCE).replace(tzinfo=None) if hasattr(until, "hour") else midnight(until)
        excluded = {plain(each.dt) for each in entry["exdate"].dts} if "exdate" in entry else set()
        for at in rrulestr(rule, dtstart=begin):
            if at > end:
                break
            if at not in excluded:
                shown[str(entry["uid"]), at] = (at, str(entry["summary"]))
    for entry in entries:
        key = (
            (str(entry["uid"]), plain(entry["recurrence-id"].dt)) if "recurrence-id" in entry else (str(entry["uid"]),)
        )
        if "rrule" not in entry:
            assert "recurrence-id" not in entry or key in shown
            shown[key] = (plain(entry["dtstart"].dt), str(entry["summary"]))
    return sorted(shown.values())


def midnight(day):
    return datetime.datetime.combine(day, datetime.time())


def plain(at):
    return at.replace(tzinfo=None) if isinstance(at, datetime.datetime) else midnight(at)


def rows(series):
    """The same out of the database."""
    return sorted(
        (datetime.datetime.combine(event.start_on, event.start_time or datetime.time()), event.name)
        for event in series.events.public()
    )


def change(series, number, topics=("hours",), **fields):
    event = series.events.get(recurrence_on=week(number))
    for name, value in fields.items():
        setattr(event, name, value)
    event.exceptions = [*topics]
    event.save()
    return event


def test_dates_as_the_rule_gives_them_are_one_entry(council):
    (entry,) = entries(council)
    rule = council.recurrences.get()
    assert (str(entry["uid"]), str(entry["url"])) == (
        str(rule.uuid),
        "http://127.0.0.1:8000/events/series/steering-committee/",
    )
    assert told([entry]) == rows(council)


def test_each_way_of_editing_with_an_exception_in_the_middle_is_told_to_calendars(council):
    exception = change(council, 2, ["day", "name"], start_on=week(2, 2), name="Thematic session")
    assert told(entries(council)) == rows(council)
    spread(plan(change(council, 1, start_time=NINE), [Topic.HOURS], Scope.ONE))
    assert told(entries(council)) == rows(council)
    spread(plan(change(council, 3, start_time=NINE), [Topic.HOURS], Scope.FOLLOWING))
    assert told(entries(council)) == rows(council)
    spread(plan(change(council, 0, start_time=datetime.time(14)), [Topic.HOURS], Scope.ALL))
    assert told(entries(council)) == rows(council)
    exception.refresh_from_db()
    assert (exception.start_on, exception.name) == (week(2, 2), "Thematic session")


def test_date_taken_out_is_excluded(council):
    council.events.get(recurrence_on=week(1)).delete()
    (entry,) = entries(council)
    assert [plain(each.dt).date() for each in entry["exdate"].dts] == [week(1)]
    assert told([entry]) == rows(council)


def test_canceled_and_postponed_dates_stay_and_say_so(council):
    change(council, 1, ["status"], status=Event.Status.CANCELLED)
    change(council, 2, ["status"], status=Event.Status.POSTPONED)
    assert {
        plain(entry["recurrence-id"].dt).date(): str(entry["status"])
        for entry in entries(council)
        if "recurrence-id" in entry
    } == {week(1): "CANCELLED", week(2): "TENTATIVE"}


def test_rule_that_takes_over_is_another_entry_and_the_former_one_ends(council):
    fourth = change(council, 3, ["day"], start_on=week(3, 1))
    carry_out(plan_of_rule(fourth, "FREQ=WEEKLY;BYDAY=TU", week(5, 1)))
    found = entries(council)
    assert told(found) == rows(council)
    assert {str(entry["uid"]) for entry in found} == {str(rule.uuid) for rule in council.recurrences.all()}


def test_uid_stays_and_sequence_grows_with_every_change(council):
    (before,) = entries(council)
    change(council, 1, start_time=NINE)
    after = entries(council)
    assert {str(entry["uid"]) for entry in after} == {str(before["uid"])}
    assert after[0]["sequence"] > before["sequence"]
    council.events.get(recurrence_on=week(4)).delete()
    assert entries(council)[0]["sequence"] > after[0]["sequence"]
    carry_out(plan_of_rule(council.events.get(recurrence_on=week(0)), "FREQ=WEEKLY;BYDAY=MO", week(6)))
    assert entries(council)[0]["sequence"] > after[0]["sequence"] + 1


def test_calendar_of_some_dates_holds_those_and_no_others(council):
    some = council.events.public().filter(recurrence_on__in=[week(1), week(3)])
    assert [at.date() for at, _name in told(entries(council, some))] == [week(1), week(3)]


def test_file_of_one_date_says_which_it_is(council):
    event = change(council, 2, ["day"], start_on=week(2, 2))
    (entry,) = Calendar.from_ical(file(event)).walk("VEVENT")
    assert (str(entry["uid"]), plain(entry["recurrence-id"].dt).date(), plain(entry["dtstart"].dt).date()) == (
        str(council.recurrences.get().uuid),
        week(2),
        week(2, 2),
    )
    (in_series,) = (each for each in entries(council) if "recurrence-id" in each)
    assert in_series.to_ical() == entry.to_ical()


def test_date_that_readers_may_not_see_is_not_told(council):
    change(council, 1, public_from=None)
    assert told(entries(council)) == rows(council)
    assert len(rows(council)) == 4
