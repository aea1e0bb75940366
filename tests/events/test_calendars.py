import datetime
import re
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical
from django.utils import translation
from icalendar import Calendar

from events.calendars import calendar, in_calendars, newest
from events.models import Event
from tests.events.factories import day, days_from_now, make_event, make_venue

pytestmark = pytest.mark.django_db
Status = Event.Status


def read(*events):
    """What a calendar program reads, by UID."""
    parsed = Calendar.from_ical(calendar("Events of Binh Duong", events))
    assert parsed.errors == []
    return {str(entry["uid"]): entry for entry in parsed.walk("VEVENT")}


def read_one(**fields):
    event = make_event(**fields)
    return read(event)[str(event.uuid)]


def span(entry):
    return tuple(entry[name].dt.isoformat() if name in entry else None for name in ("dtstart", "dtend"))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ("2023-09-05", "2023-09-06")),
        ({"part_of_day": "afternoon"}, ("2023-09-05", "2023-09-06")),
        ({"end": "2023-09-08"}, ("2023-09-05", "2023-09-09")),
        ({"start_time": datetime.time(8, 30)}, ("2023-09-05T08:30:00+07:00", None)),
        (
            {"start_time": datetime.time(8, 30), "end_time": datetime.time(11)},
            ("2023-09-05T08:30:00+07:00", "2023-09-05T11:00:00+07:00"),
        ),
        (
            {"start_time": datetime.time(22), "end": "2023-09-06", "end_time": datetime.time(1)},
            ("2023-09-05T22:00:00+07:00", "2023-09-06T01:00:00+07:00"),
        ),
        ({"start_time": datetime.time(8, 30), "end": "2023-09-08"}, ("2023-09-05", "2023-09-09")),
    ],
)
def test_event_takes_its_hours_or_whole_days(fields, expected):
    assert span(read_one(**fields)) == expected


def test_entry_carries_the_words_of_the_page():
    entry = read_one(
        name="Survey; session, first",
        part_of_day="afternoon",
        venue=make_venue(locality="Thu Dau Mot City"),
        summary="<p>Six criteria &amp; more.</p>",
    )
    assert {name: str(entry[name]) for name in ("summary", "location", "description", "url")} == {
        "summary": "Survey; session, first",
        "location": "Convention Center, Thu Dau Mot City",
        "description": "Tuesday, September 5, 2023, afternoon\nSix criteria & more.",
        "url": "http://127.0.0.1:8000/events/survey-session-first/",
    }


def test_uid_stays_when_name_address_and_day_change():
    event = make_event()
    before = read(event)
    event.name, event.slug, event.start_on = "Another", "another", day("2023-10-01")
    event.save()
    assert read(event).keys() == before.keys() == {str(event.uuid)}


@pytest.mark.parametrize(
    ("status", "told", "words"),
    [
        (Status.SCHEDULED, "CONFIRMED", "Tuesday, September 5, 2023"),
        (Status.RESCHEDULED, "CONFIRMED", "Postponed from September 1"),
        (Status.POSTPONED, "TENTATIVE", "Postponed, new day not set"),
        (Status.CANCELLED, "CANCELLED", "Canceled"),
    ],
)
def test_status_is_told(status, told, words):
    previous = day("2023-09-01") if status == Status.RESCHEDULED else None
    entry = read_one(status=status, previous_start_on=previous)
    assert (str(entry["status"]), str(entry["description"]).split("\n")[0]) == (told, words)


def test_sequence_grows_with_a_change():
    event = make_event()
    before = read(event)[str(event.uuid)]
    event.status = Status.CANCELLED
    event.save()
    after = read(event)[str(event.uuid)]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert after["last-modified"].dt >= before["last-modified"].dt


def test_calendar_names_itself_and_its_time_zone():
    parsed = Calendar.from_ical(calendar("Events of Binh Duong", [make_event(start_time=datetime.time(8))]))
    assert (str(parsed["version"]), str(parsed["x-wr-calname"]), str(parsed["name"])) == (
        "2.0",
        "Events of Binh Duong",
        "Events of Binh Duong",
    )
    assert [str(zone["tzid"]) for zone in parsed.walk("VTIMEZONE")] == ["Asia/Ho_Chi_Minh"]


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Europe/Paris", "2023-09-05T03:30:00+02:00"),
        ("America/New_York", "2023-09-04T21:30:00-04:00"),
        ("Asia/Tokyo", "2023-09-05T10:30:00+09:00"),
    ],
)
def test_hour_is_right_in_a_calendar_of_another_time_zone(zone, expected):
    entry = read_one(start_time=datetime.time(8, 30))
    assert entry["dtstart"].dt.astimezone(ZoneInfo(zone)).isoformat() == expected


def test_another_library_reads_the_same_hour_out_of_the_time_zone_that_comes_along():
    text = calendar("Events", [make_event(start_time=datetime.time(8, 30))]).decode()
    zone = tzical(StringIO(text)).get("Asia/Ho_Chi_Minh")
    told = re.search("DTSTART;TZID=Asia/Ho_Chi_Minh:(.+)\r", text)[1]
    start = datetime.datetime.strptime(told, "%Y%m%dT%H%M%S").replace(tzinfo=zone)
    assert start.astimezone(datetime.UTC).isoformat() == "2023-09-05T01:30:00+00:00"


def test_calendar_speaks_the_language_of_its_address():
    event = make_event(name="Budget session", native_name="Kỳ họp về ngân sách")
    with translation.override("vi"):
        entry = read(event)[str(event.uuid)]
    assert (str(entry["summary"]), str(entry["url"])) == (
        "Kỳ họp về ngân sách",
        "http://127.0.0.1:8000/vi/events/budget-session/",
    )


def test_lines_end_as_the_standard_asks_and_are_not_too_long():
    text = calendar("Sự kiện", [make_event(name="Gặp gỡ " * 30, summary=f"<p>{'dài ' * 99}</p>")])
    lines = text.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75


@pytest.mark.parametrize(
    "fields",
    [{"precision": "month"}, {"precision": "year"}, {"start": None}, {"start": None, "month_day": "10-21"}],
)
def test_event_without_a_day_is_in_no_calendar(fields):
    make_event(**fields)
    assert list(in_calendars(Event.objects.public())) == []


def test_calendar_holds_all_to_come_and_one_year_back_in_order():
    for name, days in (("Oldest", -366), ("Older", -365), ("Yesterday", -1), ("Today", 0), ("Next year", 365)):
        make_event(name=name, start=days_from_now(days))
    make_event(name="Postponed", start=days_from_now(5), status=Status.POSTPONED)
    make_event(name="Canceled", start=days_from_now(6), status=Status.CANCELLED)
    assert [event.name for event in newest(Event.objects.public())] == [
        "Older",
        "Yesterday",
        "Today",
        "Postponed",
        "Canceled",
        "Next year",
    ]
