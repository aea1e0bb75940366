"""Shapes of schema.org: https://schema.org/Event, https://schema.org/EventSeries."""

import datetime
import re

import pytest

from events import schema
from events.calendar import entry
from events.models import Event
from tests.events.factories import (
    day,
    days_from_now,
    make_event,
    make_organizer,
    make_participant,
    make_series,
    make_venue,
)
from tests.portal.directory.factories import make_official, make_organization

pytestmark = pytest.mark.django_db
Status = Event.Status
DATE = r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:\d{2}\+07:00)?)?)?"
ADDRESS = r"http://127\.0\.0\.1:8000/\S*"
SHAPE = {
    "@context": "https://schema\\.org",
    "@type": "Event(?:Series)?",
    "name": ".+",
    "url": ADDRESS,
    "description": ".+",
    "image": ADDRESS,
    "eventStatus": r"https://schema\.org/Event(Scheduled|Postponed|Rescheduled|Cancelled)",
    "eventAttendanceMode": r"https://schema\.org/OfflineEventAttendanceMode",
    "startDate": DATE,
    "endDate": DATE,
    "previousStartDate": DATE,
}
NESTED = {
    "location": {"@type": "Place", "name": ".+", "address": ".+"},
    "organizer": {"@type": "(Government)?Organization", "name": ".+", "url": ADDRESS},
    "attendee": {"@type": "Person|(Government)?Organization", "name": ".+", "url": ADDRESS},
    "superEvent": SHAPE,
    "subEvent": SHAPE,
}
MORNING = {"start_time": datetime.time(8, 30), "end_time": datetime.time(11)}


def told(event, program=(), image=""):
    shown = Event.objects.to_show().get(pk=event.pk)
    return schema.of_event(shown, program, "What it is", image)


def faults(data, shape=SHAPE):
    """What does not fit the shape, by its path."""
    for name, value in data.items():
        if name in shape:
            yield from [] if re.fullmatch(shape[name], value) else [(name, value)]
        elif name in NESTED:
            for each in value if isinstance(value, list) else [value]:
                yield from ((f"{name}.{inner}", fault) for inner, fault in faults(each, NESTED[name]))
        else:
            yield name, value


def test_everything_that_is_told_has_the_shape_of_schema_org():
    visit = make_event(
        name="Visit",
        end="2023-09-08",
        venue=make_venue(locality="Thu Dau Mot City"),
        status=Status.RESCHEDULED,
        previous_start_on=day("2023-09-01"),
        parent=make_event(name="Year of friendship", start="2023-01-01", precision="year"),
        **MORNING,
    )
    make_organizer(event=visit, organization=make_organization())
    make_participant(event=visit, official=make_official())
    make_participant(event=visit, organization=make_organization(name="Forum", slug="forum", kind="international"))
    part = make_event(name="Session", parent=visit)
    data = told(visit, [part], "/media/hall.jpg")
    assert list(faults(data)) == []
    assert data.keys() == SHAPE.keys() | NESTED.keys()
    assert [each["@type"] for each in data["organizer"] + data["attendee"]] == [
        "GovernmentOrganization",
        "Person",
        "Organization",
    ]


def test_shape_finds_what_does_not_fit():
    bad = {"name": "", "startDate": "September 5", "location": {"@type": "Hall", "name": "x"}, "color": "red"}
    assert [name for name, _ in faults(bad)] == ["name", "startDate", "location.@type", "color"]


def test_nothing_is_told_that_is_not_recorded():
    assert told(make_event(start=None)).keys() == {
        "@context",
        "@type",
        "name",
        "url",
        "eventStatus",
        "eventAttendanceMode",
        "description",
    }


@pytest.mark.parametrize(
    ("fields", "dates"),
    [
        ({}, {"startDate": "2023-09-05"}),
        ({"part_of_day": "afternoon"}, {"startDate": "2023-09-05"}),
        ({"precision": "month"}, {"startDate": "2023-09"}),
        ({"end": "2023-09-08"}, {"startDate": "2023-09-05", "endDate": "2023-09-08"}),
        (MORNING, {"startDate": "2023-09-05T08:30:00+07:00", "endDate": "2023-09-05T11:00:00+07:00"}),
        ({"start": None, "month_day": "10-21"}, {}),
        (
            {"status": Status.RESCHEDULED, "previous_start_on": day("2023-09-01")},
            {"startDate": "2023-09-05", "previousStartDate": "2023-09-01"},
        ),
    ],
)
def test_dates_are_as_precise_as_the_record(fields, dates):
    data = told(make_event(**fields))
    assert {name: value for name, value in data.items() if name.endswith("Date")} == dates


@pytest.mark.parametrize(
    ("status", "told_status"),
    [
        (Status.SCHEDULED, "EventScheduled"),
        (Status.POSTPONED, "EventPostponed"),
        (Status.RESCHEDULED, "EventRescheduled"),
        (Status.CANCELLED, "EventCancelled"),
    ],
)
def test_status_is_told(status, told_status):
    assert told(make_event(status=status))["eventStatus"] == f"https://schema.org/{told_status}"


def test_whole_that_is_being_prepared_is_not_told():
    assert "superEvent" not in told(make_event(parent=make_event(name="Marker", public_from=None)))


def test_teleconference_is_nowhere():
    assert "eventAttendanceMode" not in told(make_event(kind="teleconference"))


def test_series_is_told_from_its_first_day_to_its_last():
    series = make_series(organizer=make_organization(kind="committee"))
    assert schema.of_series(series, day("2024-01-15"), day("2024-04-08")) == {
        "@context": "https://schema.org",
        "@type": "EventSeries",
        "name": "Steering Committee meetings",
        "url": "http://127.0.0.1:8000/events/series/steering-committee/",
        "organizer": {
            "@type": "GovernmentOrganization",
            "name": "Provincial People's Committee",
            "url": "http://127.0.0.1:8000/organizations/ppc/",
        },
        "startDate": "2024-01-15",
        "endDate": "2024-04-08",
    }
    assert "startDate" not in schema.of_series(make_series(slug="another"), None, None)


@pytest.mark.parametrize(("status", "expected"), [("scheduled", "EventScheduled"), ("cancelled", "EventCancelled")])
def test_series_names_its_dates_to_come(status, expected):
    event = make_event(name="Session", start=days_from_now(3), series=make_series(), status=status)
    assert schema.of_series(event.series, None, None, [entry(event)])["subEvent"] == [
        {
            "@type": "Event",
            "name": "Session",
            "url": "http://127.0.0.1:8000/events/session/",
            "startDate": days_from_now(3).isoformat(),
            "eventStatus": f"https://schema.org/{expected}",
        }
    ]


def test_date_of_a_series_names_it_beside_the_event_in_whose_program_it_stands():
    series = {
        "@type": "EventSeries",
        "name": "Steering Committee meetings",
        "url": "http://127.0.0.1:8000/events/series/steering-committee/",
    }
    event = make_event(series=make_series())
    assert told(event)["superEvent"] == series
    event.parent = make_event(name="Visit")
    event.save()
    assert [each["name"] for each in told(event)["superEvent"]] == ["Visit", "Steering Committee meetings"]
