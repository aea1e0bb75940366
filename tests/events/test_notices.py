"""Words only: no event of these is saved."""

import datetime

import pytest
from django.utils import translation
from django.utils.html import strip_tags

from events.models import Event
from events.notices import notice, over
from tests.events.factories import day, days_from_now

Status = Event.Status
PLANNED = {"start_on": day("2024-01-25"), "start_precision": "day"}
MOVED = PLANNED | {"status": Status.RESCHEDULED, "previous_start_on": day("2024-01-18")}
CHANGED = {"status_changed_on": day("2024-01-16"), "status_reason": "the reports of the wards are awaited."}


def told(**fields: object) -> tuple[str, str] | None:
    said = notice(Event(**fields))
    return (strip_tags(said.title), strip_tags(said.text)) if said else None


def test_event_as_planned_needs_no_notice():
    assert told(**PLANNED) is None


def test_moved_event_tells_the_new_day_the_old_one_and_why():
    assert told(**MOVED, **CHANGED) == (
        "New day: Thursday, January 25, 2024",
        "It was planned for Thursday, January 18, 2024. Changed January 16, 2024: the reports of the wards are awaited."
        " A calendar that took this event moves it by itself.",
    )
    assert '<del><time datetime="2024-01-18">' in notice(Event(**MOVED)).text


def test_event_of_another_hour_tells_the_hours():
    hours = {"previous_start_on": day("2024-01-25"), "previous_start_time": datetime.time(8)}
    assert told(**PLANNED | hours, status=Status.RESCHEDULED, start_time=datetime.time(14)) == (
        "New hour: 14:00",
        "It was planned for Thursday, January 25, 2024, 08:00. A calendar that took this event moves it by itself.",
    )


def test_event_without_a_new_day_tells_the_one_that_does_not_hold():
    assert told(**PLANNED, status=Status.POSTPONED, status_changed_on=day("2024-01-16")) == (
        "Postponed, new day not set",
        "It was planned for Thursday, January 25, 2024. Changed January 16, 2024.",
    )
    assert told(status=Status.POSTPONED) == ("Postponed, new day not set", "")


def test_canceled_event_tells_when_and_why():
    assert told(**PLANNED, status=Status.CANCELLED, **CHANGED) == (
        "Canceled on January 16, 2024",
        "The reports of the wards are awaited. It was planned for Thursday, January 25, 2024.",
    )
    assert told(status=Status.CANCELLED) == ("Canceled", "")


def test_reason_is_told_even_where_nobody_knows_since_when():
    assert told(**MOVED, status_reason="rain")[1].split(". ")[1] == "Rain"


def test_reason_is_text():
    said = notice(Event(**MOVED, status_reason="<b>rain</b>"))
    assert "&lt;b&gt;rain" in said.text


@pytest.mark.parametrize(
    ("fields", "stories", "said"),
    [
        ({}, 0, "This visit is over. It ended on September 8, 2023."),
        ({}, 1, "This visit is over. It ended on September 8, 2023; 1 story reports it."),
        ({}, 4, "This visit is over. It ended on September 8, 2023; 4 stories report it."),
        ({"start_precision": "month"}, 4, "This visit is over."),
        ({"status": Status.CANCELLED}, 4, ""),
        ({"last_on": None}, 4, ""),
        ({"last_on": days_from_now(0)}, 4, ""),
    ],
)
def test_past_event_says_so(fields, stories, said):
    visit = {"kind": "visit", "start_on": day("2023-09-05"), "start_precision": "day", "last_on": day("2023-09-08")}
    assert strip_tags(over(Event(**visit | fields), stories)) == said


def test_past_event_says_so_in_vietnamese():
    with translation.override("vi"):
        said = strip_tags(
            over(Event(kind="visit", start_on=day("2023-09-05"), start_precision="day", last_on=day("2023-09-08")), 2)
        )
    assert said == "Chuyến thăm này đã kết thúc. Kết thúc vào 8 tháng 9 năm 2023; có 2 tin đưa."
