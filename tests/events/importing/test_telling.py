import datetime

import pytest

from events.importing.reading import Refused, parse, read
from events.importing.telling import tell
from tests.events.factories import day
from tests.events.importing.files import calendar, vevent

ZONE = """BEGIN:VTIMEZONE
TZID:Office
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0900
TZOFFSETTO:+0900
END:STANDARD
END:VTIMEZONE""".splitlines()


def told(*lines, start="DTSTART;VALUE=DATE:20300107", is_canceled=False, **fields):
    scraped = read(calendar(ZONE, vevent(fields.get("uid", "one"), fields.get("summary", "Session"), start, *lines)))
    return tell(parse(scraped.events[0], scraped.zones), scraped.events[0], is_canceled)


def when(**values):
    return tuple(
        str(values[name]) if values[name] else None for name in ("start_on", "start_time", "end_on", "end_time")
    )


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("DTSTART;VALUE=DATE:20300107", "", ("2030-01-07", None, None, None)),
        ("DTSTART;VALUE=DATE:20300107", "DTEND;VALUE=DATE:20300108", ("2030-01-07", None, None, None)),
        ("DTSTART;VALUE=DATE:20300107", "DTEND;VALUE=DATE:20300110", ("2030-01-07", None, "2030-01-09", None)),
        ("DTSTART;VALUE=DATE:20300107", "DURATION:P2D", ("2030-01-07", None, "2030-01-08", None)),
        ("DTSTART:20300107T010000Z", "DTEND:20300107T030000Z", ("2030-01-07", "08:00:00", None, "10:00:00")),
        ("DTSTART:20300107T200000Z", "", ("2030-01-08", "03:00:00", None, None)),
        ("DTSTART;TZID=Office:20300107T100000", "DURATION:PT1H", ("2030-01-07", "08:00:00", None, "09:00:00")),
        ("DTSTART;TZID=Europe/Paris:20300107T100000", "", ("2030-01-07", "16:00:00", None, None)),
        ("DTSTART:20300107T080000", "", ("2030-01-07", "08:00:00", None, None)),
        ("DTSTART:20300107T220000", "DTEND:20300108T010000", ("2030-01-07", "22:00:00", "2030-01-08", "01:00:00")),
    ],
)
def test_days_and_hours_are_those_of_the_province(start, end, expected):
    assert when(**told(*filter(None, [end]), start=start).values) == expected


def test_words_are_taken_whole():
    found = told(
        "DESCRIPTION:Six criteria & more\\n\\nThen tea.", "LOCATION:Hall\\, city", 'ORGANIZER;CN="PPC":mailto:a@b.c'
    )
    assert (found.values["summary"], found.place, found.organizer) == (
        "<p>Six criteria &amp; more</p><p>Then tea.</p>",
        "Hall, city",
        "PPC",
    )


@pytest.mark.parametrize(
    ("lines", "is_canceled", "status"),
    [
        ([], False, "scheduled"),
        (["STATUS:CONFIRMED"], False, "scheduled"),
        (["STATUS:TENTATIVE"], False, "scheduled"),
        (["STATUS:CANCELLED"], False, "cancelled"),
        (["STATUS:CONFIRMED"], True, "cancelled"),
    ],
)
def test_status_is_that_of_the_event_or_of_the_calendar(lines, is_canceled, status):
    assert told(*lines, is_canceled=is_canceled).values["status"] == status


def test_rule_its_exceptions_and_additions_are_told():
    found = told(
        "RRULE:FREQ=WEEKLY;COUNT=3",
        "EXDATE;VALUE=DATE:20300114",
        "EXDATE;VALUE=DATE:20300121",
        "RDATE;VALUE=DATE:20300201,20300202",
    )
    assert (found.rrule, found.not_on, found.more_on) == (
        "FREQ=WEEKLY;COUNT=3",
        {day("2030-01-14"), day("2030-01-21")},
        [day("2030-02-01"), day("2030-02-02")],
    )
    assert told("RECURRENCE-ID;VALUE=DATE:20300114").recurrence_on == datetime.date(2030, 1, 14)


@pytest.mark.parametrize(
    ("lines", "fields", "line", "reason"),
    [
        ([], {"uid": ""}, 13, "the event needs a UID of at most 255 characters"),
        ([], {"uid": "x" * 256}, 13, "the event needs a UID of at most 255 characters"),
        ([], {"summary": " "}, 15, "the event needs a SUMMARY of at most 250 characters"),
        ([], {"start": "X-NONE:1"}, 12, "the event has no DTSTART"),
        ([], {"start": "DTSTART;VALUE=DATE:00010101"}, 16, "the year must lie between 1900 and 2999"),
        (["DTEND;VALUE=DATE:20300101"], {}, 17, "the event would end before it begins"),
        (["CLASS:PRIVATE"], {}, 17, "the event is private"),
        (
            ["RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20300114"],
            {},
            17,
            "RANGE cannot be taken: give the later dates one by one",
        ),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_line(lines, fields, line, reason):
    with pytest.raises(Refused) as refused:
        told(*lines, **fields)
    assert (refused.value.line, refused.value.reason) == (line, reason)


@pytest.mark.parametrize(
    ("second", "name"),
    [
        ("DTSTART;VALUE=DATE:20300108", "DTSTART"),
        ("SUMMARY:Another", "SUMMARY"),
        ("UID:two", "UID"),
        ("STATUS:CONFIRMED\nSTATUS:CANCELLED", "STATUS"),
        ("ORGANIZER;CN=A:x:y\nORGANIZER;CN=B:x:y", "ORGANIZER"),
        ("RRULE:FREQ=DAILY;COUNT=2\nRRULE:FREQ=DAILY;COUNT=3", "RRULE"),
    ],
)
def test_what_stands_twice_is_refused_with_its_line(second, name):
    with pytest.raises(Refused, match=f"{name} stands more than once") as refused:
        told(*second.split("\n"))
    assert refused.value.line > 9


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("DTEND;VALUE=TIME:235959", "the end of the event cannot be reckoned"),
        ("RDATE;VALUE=PERIOD:20300101T000000Z/PT1H", "RDATE cannot be read"),
        ("RECURRENCE-ID;VALUE=PERIOD:20300101T000000Z/PT1H", "RECURRENCE-ID is no day"),
    ],
)
def test_what_is_no_day_is_refused(line, reason):
    with pytest.raises(Refused, match=reason):
        told(line)
