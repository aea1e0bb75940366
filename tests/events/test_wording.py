"""Words only: no event of these is saved."""

import datetime

import pytest
from django.utils import translation

from events import wording
from events.models import Event, Venue
from tests.events.factories import day, days_from_now

EIGHT, ELEVEN = datetime.time(8, 30), datetime.time(11)
Status = Event.Status


def event(
    *, start: str | None = "2023-09-05", end: str | None = None, precision: str = "day", **fields: object
) -> Event:
    return Event(
        start_on=day(start) if start else None,
        start_precision=precision if start else "",
        end_on=day(end) if end else None,
        **fields,
    )


def in_vietnamese(tell, *arguments):
    with translation.override("vi"):
        return tell(*arguments)


@pytest.mark.parametrize(
    ("fields", "english", "vietnamese"),
    [
        ({}, "Tuesday, September 5, 2023", "Thứ 3, 5 tháng 9 năm 2023"),
        (
            {"part_of_day": "afternoon"},
            "Tuesday, September 5, 2023, afternoon",
            "Thứ 3, 5 tháng 9 năm 2023, buổi chiều",
        ),
        ({"start_time": EIGHT}, "Tuesday, September 5, 2023, 08:30", "Thứ 3, 5 tháng 9 năm 2023, 08:30"),
        (
            {"start_time": EIGHT, "end_time": ELEVEN},
            "Tuesday, September 5, 2023, 08:30 to 11:00",
            "Thứ 3, 5 tháng 9 năm 2023, 08:30 đến 11:00",
        ),
        (
            {"start_time": EIGHT, "end": "2023-09-05", "end_time": ELEVEN},
            "Tuesday, September 5, 2023, 08:30 to 11:00",
            "Thứ 3, 5 tháng 9 năm 2023, 08:30 đến 11:00",
        ),
        (
            {"end": "2023-09-08", "part_of_day": "afternoon"},
            "Tuesday, September 5, 2023, afternoon, to Friday, September 8, 2023",
            "Thứ 3, 5 tháng 9 năm 2023, buổi chiều, đến Thứ 6, 8 tháng 9 năm 2023",
        ),
        (
            {"end": "2023-09-08", "start_time": EIGHT, "end_time": ELEVEN},
            "Tuesday, September 5, 2023, 08:30, to Friday, September 8, 2023, 11:00",
            "Thứ 3, 5 tháng 9 năm 2023, 08:30, đến Thứ 6, 8 tháng 9 năm 2023, 11:00",
        ),
        ({"precision": "month"}, "September 2023", "tháng 9 năm 2023"),
        ({"precision": "year"}, "2023", "2023"),
        ({"start": None, "month_day": "10-21"}, "October 21, year not known", "21 tháng 10, không rõ năm"),
        (
            {"start": None, "month_day": "10-21", "part_of_day": "afternoon"},
            "October 21, year not known, afternoon",
            "21 tháng 10, không rõ năm, buổi chiều",
        ),
        ({"start": None}, "Day not known", "Không rõ ngày"),
        ({"start": None, "month_day": "02-31"}, "Day not known", "Không rõ ngày"),
    ],
)
def test_when_is_told_as_far_as_it_is_recorded(fields, english, vietnamese):
    assert wording.words_of_when(event(**fields)) == english
    assert in_vietnamese(wording.words_of_when, event(**fields)).lower() == vietnamese.lower()


def test_each_day_is_marked_up_for_machines():
    assert wording.when(event(end="2023-09-08", part_of_day="afternoon")) == (
        '<time datetime="2023-09-05">Tuesday, September 5, 2023</time>, afternoon,'
        ' to <time datetime="2023-09-08">Friday, September 8, 2023</time>'
    )
    assert wording.when(event(precision="month")) == '<time datetime="2023-09">September 2023</time>'


@pytest.mark.parametrize(
    ("fields", "english", "vietnamese"),
    [
        ({}, "September 5, 2023", "5 tháng 9 năm 2023"),
        ({"end": "2023-09-08"}, "September 5–8, 2023", "5–8 tháng 9 năm 2023"),
        ({"end": "2023-09-05"}, "September 5, 2023", "5 tháng 9 năm 2023"),
        ({"end": "2023-10-02"}, "September 5, 2023 to October 2, 2023", "5 tháng 9 năm 2023 đến 2 tháng 10 năm 2023"),
        ({"precision": "month"}, "September 2023", "tháng 9 năm 2023"),
        ({"start": None, "month_day": "10-21"}, "October 21, year not known", "21 tháng 10, không rõ năm"),
        ({"start": None}, "Day not known", "Không rõ ngày"),
    ],
)
def test_day_is_told_in_short(fields, english, vietnamese):
    assert wording.day_of(event(**fields)) == english
    assert in_vietnamese(wording.day_of, event(**fields)).lower() == vietnamese.lower()


@pytest.mark.parametrize(
    ("fields", "english", "vietnamese"),
    [
        ({}, ("5", "Sep 2023"), ("5", "thg 9 2023")),
        ({"end": "2023-09-08"}, ("5–8", "Sep 2023"), ("5–8", "thg 9 2023")),
        ({"end": "2023-10-02"}, ("5–2", "Sep–Oct 2023"), ("5–2", "thg 9–thg 10 2023")),
        ({"end": "2024-01-02"}, ("5–2", "Sep 2023–Jan 2024"), ("5–2", "thg 9 2023–thg 1 2024")),
        ({"precision": "month"}, ("", "Sep 2023"), ("", "thg 9 2023")),
        ({"precision": "year"}, ("", "2023"), ("", "2023")),
        ({"start": None, "month_day": "10-21"}, ("21", "October"), ("21", "Tháng 10")),
        ({"start": None}, ("?", "Undated"), ("?", "Không rõ ngày")),
    ],
)
def test_column_beside_an_event_holds_day_and_month(fields, english, vietnamese):
    assert wording.column(event(**fields)) == english
    assert in_vietnamese(wording.column, event(**fields)) == vietnamese


@pytest.mark.parametrize(
    ("fields", "english", "vietnamese"),
    [
        ({}, "Tuesday", "Thứ 3"),
        ({"part_of_day": "afternoon"}, "Tuesday afternoon", "Buổi chiều Thứ 3"),
        ({"start_time": EIGHT}, "Tuesday, 08:30", "Thứ 3, 08:30"),
        ({"start_time": EIGHT, "part_of_day": "morning"}, "Tuesday, 08:30", "Thứ 3, 08:30"),
        ({"end": "2023-09-08"}, "Tuesday to Friday", "Thứ 3 đến Thứ 6"),
        ({"end": "2023-09-20"}, "", ""),
        ({"precision": "month", "part_of_day": "morning"}, "Morning", "Buổi sáng"),
        (
            {"start": None, "month_day": "10-21", "part_of_day": "afternoon"},
            "Afternoon, year not known",
            "Buổi chiều, không rõ năm",
        ),
        ({"start": None}, "", ""),
    ],
)
def test_moment_stands_under_a_name(fields, english, vietnamese):
    assert wording.moment(event(**fields)) == english
    assert in_vietnamese(wording.moment, event(**fields)) == vietnamese


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({}, ""),
        ({"previous_start_on": day("2023-09-01")}, ""),
        ({"status": Status.CANCELLED}, "Canceled"),
        ({"status": Status.POSTPONED}, "Postponed, new day not set"),
        ({"status": Status.RESCHEDULED, "previous_start_on": day("2023-09-01")}, "Postponed from September 1"),
        ({"status": Status.RESCHEDULED, "previous_start_on": day("2022-12-30")}, "Postponed from December 30, 2022"),
        ({"status": Status.RESCHEDULED, "previous_start_on": day("2023-09-12")}, "Brought forward from September 12"),
        (
            {"status": Status.RESCHEDULED, "previous_start_on": day("2023-09-05"), "previous_start_time": EIGHT},
            "Moved to another hour",
        ),
        ({"status": Status.RESCHEDULED}, "Moved"),
    ],
)
def test_state_is_told_where_an_event_is_not_as_planned(fields, state):
    assert wording.state(event(**fields)) == state


@pytest.mark.parametrize(
    ("status", "last_on", "outcome"),
    [
        (Status.SCHEDULED, -1, "Held as planned"),
        (Status.SCHEDULED, 0, "Planned"),
        (Status.RESCHEDULED, -1, "Held on another day than planned"),
        (Status.RESCHEDULED, 1, "Moved to another day"),
        (Status.CANCELLED, -1, "Canceled"),
        (Status.POSTPONED, None, "Postponed, new day not set"),
    ],
)
def test_outcome_is_told_for_past_events_and_those_to_come(status, last_on, outcome):
    last = None if last_on is None else days_from_now(last_on)
    assert wording.outcome(Event(status=status, last_on=last)) == outcome


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [
        ({"part_of_day": "morning"}, {}, "Morning"),
        ({"start_time": EIGHT}, {}, "08:30"),
        ({}, {}, "September 5, 2023"),
        ({"part_of_day": "morning"}, {"end": "2023-09-08"}, "Tuesday, September 5, morning"),
        ({"start": "2023-09-04"}, {}, "Monday, September 4"),
        ({"precision": "month"}, {"end": "2023-09-08"}, "September 2023"),
    ],
)
def test_part_of_a_program_tells_its_day_where_there_are_several(part, whole, told):
    assert wording.within(event(**part), event(**whole)) == told


def test_place_is_told_with_its_street_and_town():
    assert wording.place_of(Event()) == ""
    center = Venue(name="Center", street_address="1 Le Loi", locality="Thu Dau Mot City")
    assert wording.place_of(Event(venue=center)) == "Center, 1 Le Loi, Thu Dau Mot City"
    assert wording.place_of(Event(venue=Venue(name="Thu Dau Mot", locality="Thu Dau Mot"))) == "Thu Dau Mot"


def test_day_of_a_postponed_event_is_struck_through():
    assert wording.struck(event(status=Status.POSTPONED)) == "<del>September 5, 2023</del>"
    assert wording.struck(event()) == ""
