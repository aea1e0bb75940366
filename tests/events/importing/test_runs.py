import datetime
from pathlib import Path

import pytest

from events.calendars import calendar as exported
from events.calendars import newest
from events.importing.reading import read
from events.importing.runs import as_table, import_calendar, totals_of
from events.models import Event, EventSeries, Recurrence, Venue, VenueName
from portal.caching.version import current_version
from portal.imports.models import ImportItem, ImportRun
from tests.events.factories import day, days_from_now, make_event, make_series, make_venue
from tests.events.importing.files import calendar, vevent
from tests.portal.directory.factories import make_organization

pytestmark = pytest.mark.django_db
WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=4"
TO_COME = [day(f"2030-01-{number:02}") for number in (7, 14, 21, 28)]


def take(*events, head=(), dry_run=False):
    """What became of each UID."""
    scraped = read(calendar(*events, head=head))
    return import_calendar(Path("council.ics"), scraped, dry_run=dry_run)


def results(reports):
    return [(report.outcome, report.results) for report in reports]


def rows():
    fields = ("pk", "slug", "name", "start_on", "start_time", "status", "sequence", "recurrence", "exceptions")
    return list(Event.objects.order_by("start_on", "pk").values_list(*fields))


def days(**narrowed):
    return list(Event.objects.filter(**narrowed).order_by("start_on").values_list("start_on", flat=True))


def test_event_is_taken_with_its_place_and_who_holds_it():
    venue, ppc = make_venue(), make_organization()
    VenueName.objects.create(venue=venue, name="Trung tâm Hội nghị")
    take(
        vevent(
            "one",
            "Session",
            "DTSTART;VALUE=DATE:20300107",
            "LOCATION:trung tam hoi nghi",
            f"ORGANIZER;CN={ppc.name}:x:y",
        )
    )
    event = Event.objects.get()
    assert (event.name, event.slug, event.venue, event.is_public()) == ("Session", "session-2030-01-07", venue, True)
    assert [row.organization for row in event.organizer_rows.all()] == [ppc]


def test_place_that_nobody_knows_is_made_once():
    take(*(vevent(uid, "Session", "DTSTART;VALUE=DATE:20300107", "LOCATION:Hall B") for uid in ("one", "two")))
    assert [(venue.name, venue.slug, venue.events.count()) for venue in Venue.objects.all()] == [
        ("Hall B", "hall-b", 2)
    ]


@pytest.mark.parametrize("lines", [[], [WEEKLY], ["RDATE;TZID=Asia/Ho_Chi_Minh:20300301T080000"]])
def test_taken_again_it_changes_nothing(lines):
    event = vevent("one", "Session", "DTSTART;TZID=Asia/Ho_Chi_Minh:20300107T080000", *lines)
    take(event)
    before, version, rules = rows(), current_version(), list(Recurrence.objects.values())
    assert {report.outcome for report in take(event)} == {"unchanged"}
    assert (rows(), current_version(), list(Recurrence.objects.values())) == (before, version, rules)


@pytest.mark.parametrize("lines", [[], [WEEKLY]])
def test_dry_run_reports_what_would_happen_and_changes_nothing(lines):
    event = vevent("one", "Session", "DTSTART;VALUE=DATE:20300107", *lines)
    version = current_version()
    shown = take(event, dry_run=True)
    assert (Event.objects.count(), ImportRun.objects.count(), current_version()) == (0, 0, version)
    assert results(shown) == results(take(event))


def test_change_in_the_file_is_taken_and_another_day_is_told_to_readers():
    take(vevent())
    take(vevent("one@example.org", "Thematic session", "DTSTART;TZID=Asia/Ho_Chi_Minh:20300108T090000"))
    event = Event.objects.get()
    assert (event.name, event.start_on, event.start_time) == ("Thematic session", day("2030-01-08"), datetime.time(9))
    assert (event.status, event.previous_start_on, event.previous_start_time, event.sequence) == (
        "rescheduled",
        day("2030-01-07"),
        datetime.time(8),
        1,
    )


@pytest.mark.parametrize("canceling", [(["STATUS:CANCELLED"], ()), ([], ["METHOD:CANCEL"])])
def test_canceled_event_stays_and_says_so(canceling):
    lines, head = canceling
    take(vevent())
    take(vevent("one@example.org", "Council session", vevent()[4], *lines), head=head)
    assert (Event.objects.get().status, Event.objects.get().is_public()) == ("cancelled", True)


def test_what_an_editor_changed_is_kept_and_a_contradiction_reported():
    take(vevent())
    event = Event.objects.get()
    event.name = "Budget session"
    event.save()
    assert results(take(vevent())) == [("unchanged", ["unchanged"])]
    reports = take(vevent(summary="Thematic session"))
    assert results(reports) == [("conflict", ["conflict"])]
    assert reports[0].reason == "name was changed here: that of the file is not taken"
    assert Event.objects.get().name == "Budget session"


def test_rule_becomes_a_series_with_rows():
    ppc = make_organization()
    take(vevent("one", "Council session", "DTSTART;VALUE=DATE:20300107", WEEKLY, f"ORGANIZER;CN={ppc.name}:x:y"))
    series, rule = EventSeries.objects.get(), Recurrence.objects.get()
    assert (series.name, series.slug, series.organizer) == ("Council session", "council-session", ppc)
    assert (rule.rrule, rule.first_on, rule.until_on) == ("FREQ=WEEKLY;COUNT=4", TO_COME[0], TO_COME[-1])
    assert days(recurrence=rule, series=series) == TO_COME
    assert set(Event.objects.values_list("recurrence_on", "start_on")) == {(each, each) for each in TO_COME}


def test_exceptions_of_a_rule_are_kept_apart():
    moved = vevent("one", "Thematic session", "DTSTART;VALUE=DATE:20300116", "RECURRENCE-ID;VALUE=DATE:20300114")
    canceled = vevent(
        "one", "Council session", "DTSTART;VALUE=DATE:20300128", "RECURRENCE-ID;VALUE=DATE:20300128", "STATUS:CANCELLED"
    )
    rule = vevent("one", "Council session", "DTSTART;VALUE=DATE:20300107", WEEKLY, "EXDATE;VALUE=DATE:20300121")
    take(moved, rule, canceled)
    fields = ("recurrence_on", "start_on", "name", "status", "exceptions")
    assert list(Event.objects.order_by("start_on").values_list(*fields)) == [
        (TO_COME[0], TO_COME[0], "Council session", "scheduled", []),
        (TO_COME[1], day("2030-01-16"), "Thematic session", "scheduled", ["day", "name"]),
        (TO_COME[3], TO_COME[3], "Council session", "cancelled", ["status"]),
    ]
    assert results(take(moved, rule, canceled)) == [("unchanged", ["unchanged"] * 3)]


def test_dates_that_the_file_holds_no_more_are_canceled_when_they_are_to_come():
    first = days_from_now(-7)
    start = f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    take(vevent("one", "Session", start, "RRULE:FREQ=WEEKLY;COUNT=4"))
    take(vevent("one", "Session", start, "RRULE:FREQ=WEEKLY;INTERVAL=3;COUNT=2"))
    assert days(status="cancelled") == [days_from_now(0), days_from_now(7)]
    assert days(status="scheduled") == [first, days_from_now(14)]


def test_rule_without_an_end_gives_the_dates_of_a_year():
    take(vevent("one", "Session", "DTSTART;VALUE=DATE:20300107", "RRULE:FREQ=MONTHLY"))
    assert (Event.objects.count(), max(days())) == (13, day("2031-01-07"))


def test_our_own_calendar_comes_back_as_nothing_new():
    make_event(start=days_from_now(3), series=make_series())
    scraped = read(exported("All", newest(Event.objects.public())))
    reports = import_calendar(Path("own.ics"), scraped, dry_run=False)
    assert [(report.outcome, report.reason) for report in reports] == [("unchanged", "this site's own event")]
    assert Event.objects.count() == 1


def test_broken_event_costs_the_others_nothing_and_is_named_with_its_line():
    reports = take(
        vevent("one", start="DTSTART:x"), vevent("two"), vevent("three", "S", vevent()[4], "RRULE:FREQ=SECONDLY")
    )
    assert [(report.line, report.outcome) for report in reports] == [(8, "rejected"), (10, "taken"), (16, "rejected")]
    assert Event.objects.count() == 1
    run = ImportRun.objects.get()
    assert (run.outcome, run.totals) == (
        "partly",
        {"created": 1, "updated": 0, "unchanged": 0, "conflict": 0, "rejected": 2},
    )
    assert list(ImportItem.objects.values_list("line", "outcome")) == [(8, "rejected"), (10, "taken"), (16, "rejected")]


def test_table_names_line_event_and_outcome():
    table = as_table(take(vevent(), vevent("two", "Bad", "DTSTART:x")), 200).splitlines()
    assert [" ".join(line.split())[:32] for line in table[:2]] == [
        "line event outcome dates why",
        "14 Bad rejected 1 rejected DTSTA",
    ]
    assert [" ".join(line.split()) for line in table[2:]] == [
        "4 Council session taken 1 created",
        "1 created, 0 updated, 0 unchanged, 0 conflict, 1 rejected",
    ]


def test_totals_count_dates():
    assert totals_of(take(vevent("one", "S", "DTSTART;VALUE=DATE:20300107", WEEKLY)))["created"] == 4


def test_what_a_date_has_of_its_own_and_no_calendar_tells_stays_its_own():
    file = [
        vevent("one", "Session", "DTSTART;VALUE=DATE:20300107", WEEKLY),
        vevent("one", "Thematic session", "DTSTART;VALUE=DATE:20300114", "RECURRENCE-ID;VALUE=DATE:20300114"),
    ]
    take(*file)
    second = Event.objects.get(recurrence_on=TO_COME[1])
    assert second.exceptions == ["name"]
    second.exceptions = ["name", "participants"]
    second.save()
    take(*file)
    second.refresh_from_db()
    assert second.exceptions == ["name", "participants"]
