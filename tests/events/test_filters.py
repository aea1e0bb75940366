import pytest
from django.http import QueryDict

from events.filters import EventFilter
from events.models import Event
from tests.events.factories import (
    days_from_now,
    make_event,
    make_organizer,
    make_participant,
    make_series,
    make_venue,
)
from tests.portal.directory.factories import make_official, make_organization

pytestmark = pytest.mark.django_db


def narrowed(query):
    return EventFilter(QueryDict(query), Event.objects.public())


def names(query):
    return sorted(event.name for event in narrowed(query).events)


@pytest.fixture
def events():
    ppc, minh, venue, series = make_organization(), make_official(), make_venue(), make_series()
    visit = make_event(name="Visit", kind="visit", start="2023-09-05", end="2023-09-08")
    session = make_event(name="Session", start="2023-09-05", parent=visit, venue=venue)
    make_participant(event=session, official=minh)
    meeting = make_event(name="Meeting", start="2022-03-16", series=series, venue=venue)
    make_organizer(event=meeting, organization=ppc)
    make_participant(event=visit, organization=ppc)
    make_event(name="Announced", start=days_from_now(3))


def test_what_stands_in_a_program_is_listed_within_its_event(events):
    assert names("") == names("period=") == ["Announced", "Meeting", "Visit"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("period=2023", ["Visit"]),
        ("period=past", ["Meeting", "Visit"]),
        ("period=upcoming", ["Announced"]),
        ("kind=visit", ["Visit"]),
        ("organization=ppc", ["Meeting", "Visit"]),
        ("official=vo-van-minh", ["Session"]),
        ("venue=convention-center", ["Meeting", "Session"]),
        ("series=steering-committee", ["Meeting"]),
        ("venue=convention-center&period=2022", ["Meeting"]),
        ("official=nobody", []),
    ],
)
def test_events_are_narrowed(events, query, expected):
    assert names(query) == expected
    assert narrowed(query).chosen == {name: value[0] for name, value in QueryDict(query).lists()}


@pytest.mark.parametrize(
    "query",
    [
        "period=soon",
        "period=0999",
        "period=20233",
        "period=2023%00",
        "period=%D9%A2%D9%A0%D9%A2%D9%A3",
        "kind=wedding",
        "venue=a%20b",
        "venue=%00",
        "official=%F0%9F%98%80",
        "organization=" + "x" * 101,
        "series=%3Cscript%3E",
        "venue=%ED%A0%80",
        "unknown=1",
    ],
)
def test_what_cannot_be_read_narrows_nothing(events, query):
    assert names(query) == ["Announced", "Meeting", "Visit"]
    assert narrowed(query).chosen == {}


def test_what_can_be_read_narrows_beside_what_cannot(events):
    assert names("kind=visit&period=soon") == ["Visit"]
    assert narrowed("kind=visit&period=soon").chosen == {"kind": "visit"}


def test_farthest_years_are_empty(events):
    assert names("period=9999") == names("period=1000") == []


def test_event_is_found_once_however_often_it_fits():
    event, ppc = make_event(name="Visit"), make_organization()
    make_organizer(event=event, organization=ppc)
    make_participant(event=event, organization=ppc)
    assert names("organization=ppc") == ["Visit"]
