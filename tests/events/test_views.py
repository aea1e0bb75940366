import datetime

import pytest
from icalendar import Calendar

from events.models import Event
from tests.events.factories import (
    days_from_now,
    make_event,
    make_organizer,
    make_participant,
    make_series,
    make_venue,
)
from tests.news.factories import soon
from tests.portal.directory.factories import make_official, make_organization

pytestmark = pytest.mark.django_db
ALL, ONE, SERIES = "/events.ics", "/events/survey-session.ics", "/events/series/steering-committee.ics"
OFFICIAL, ORGANIZATION = "/officials/vo-van-minh/events.ics", "/organizations/ppc/events.ics"
LAST_MONTH = days_from_now(-30)


@pytest.fixture
def event():
    event = make_event(series=make_series(), start=LAST_MONTH)
    make_participant(event=event, official=make_official())
    make_organizer(event=event, organization=make_organization())
    return event


def names(response):
    return [str(entry["summary"]) for entry in Calendar.from_ical(response.content).walk("VEVENT")]


@pytest.mark.parametrize("address", [ALL, ONE, SERIES, OFFICIAL, ORGANIZATION])
@pytest.mark.parametrize("language", ["", "/vi"])
def test_calendar_is_there_for_programs(client, event, address, language):
    response = client.get(language + address)
    assert (response.status_code, response.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert set(response.headers["Cache-Control"].split(", ")) == {"public", "no-cache"}
    assert response.cookies == {}
    assert names(response) == ["Survey session"]


@pytest.mark.parametrize("address", [ALL, ONE, SERIES, OFFICIAL, ORGANIZATION])
def test_unchanged_calendar_is_not_sent_again(client, event, address):
    tag = client.get(address).headers["ETag"]
    again = client.get(address, headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("address", [ALL, SERIES, OFFICIAL, ORGANIZATION])
def test_unchanged_calendar_is_not_even_written_again(client, event, address, monkeypatch):
    tag = client.get(address).headers["ETag"]
    monkeypatch.delattr("events.views.calendar")
    assert client.get(address, headers={"if-none-match": f'W/{tag}, "x"'}).status_code == 304


@pytest.mark.parametrize("address", [ALL, ONE, SERIES, OFFICIAL, ORGANIZATION])
def test_changed_calendar_is_sent_again(client, event, address):
    tag = client.get(address).headers["ETag"]
    event.status = Event.Status.CANCELLED
    event.save()
    again = client.get(address, headers={"if-none-match": tag})
    assert (again.status_code, b"STATUS:CANCELLED" in again.content) == (200, True)


@pytest.mark.parametrize("address", [ALL, ONE, SERIES, OFFICIAL, ORGANIZATION])
def test_calendar_can_only_be_read(client, event, address):
    assert {client.generic(method, address).status_code for method in ("POST", "PUT", "DELETE", "TRACE")} == {405}


@pytest.mark.parametrize("public_from", [None, soon()])
def test_calendar_holds_nothing_that_readers_may_not_see(client, public_from):
    series = make_series()
    make_event(name="Marker", slug="survey-session", series=series, public_from=public_from)
    assert client.get(ONE).status_code == 404
    assert client.get(SERIES).status_code == 404
    make_event(name="Known", series=series, start=LAST_MONTH)
    assert names(client.get(ALL)) == names(client.get(SERIES)) == ["Known"]


def test_parts_of_a_program_stand_within_their_event(client, event):
    make_event(name="Part", parent=event)
    assert names(client.get(ALL)) == ["Survey session"]


def test_one_event_comes_as_a_file_of_its_name(client, event):
    assert client.get(ONE).headers["Content-Disposition"] == 'attachment; filename="survey-session.ics"'


@pytest.mark.parametrize("language", ["", "/vi"])
def test_calendar_taken_from_a_former_address_goes_on(client, event, language):
    event.slug = "assessment"
    event.save()
    event.series.slug = "committee"
    event.series.save()
    for former, present in ((ONE, "/events/assessment.ics"), (SERIES, "/events/series/committee.ics")):
        response = client.get(language + former)
        assert (response.status_code, response.headers["Location"]) == (301, language + present)
        assert names(client.get(language + present)) == ["Survey session"]


@pytest.mark.parametrize(
    "address", ["/events/nothing.ics", "/events/series/nothing.ics", "/events/a%00b.ics", "/events/%ED%A0%80.ics"]
)
def test_calendar_of_nothing_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_event_without_a_day_has_no_calendar(client):
    make_event(start=None, month_day="10-21")
    assert client.get(ONE).status_code == 404
    assert names(client.get(ALL)) == []


def test_calendar_costs_the_same_for_one_event_and_for_three(client, django_assert_num_queries):
    series = make_series()
    for number in range(3):
        venue = make_venue(slug=f"hall-{number}")
        make_event(name=f"To come {number}", start=days_from_now(1), series=series, venue=venue)
        make_event(name=f"Past {number}", start=LAST_MONTH, start_time=datetime.time(8), series=series, venue=venue)
        for address, queries in ((ALL, 2), (SERIES, 3), ("/events/past-0.ics", 1)):
            with django_assert_num_queries(queries):
                assert client.get(address).status_code == 200


def test_calendar_of_a_person_or_body_holds_what_they_take_part_in_parts_of_programs_too(client, event):
    official, organization = make_official(name="Mai Hung Dung", slug="mai"), make_organization(name="MIC", slug="mic")
    part = make_event(name="Part", parent=event, start=LAST_MONTH)
    make_participant(event=part, official=official)
    make_participant(event=part, organization=organization)
    assert (
        names(client.get("/officials/mai/events.ics")) == names(client.get("/organizations/mic/events.ics")) == ["Part"]
    )
    assert names(client.get(OFFICIAL)) == names(client.get(ORGANIZATION)) == ["Survey session"]


def test_calendar_of_a_record_is_found_at_its_former_address_and_may_be_empty(client):
    official = make_official()
    official.slug = "minh"
    official.save()
    response = client.get(OFFICIAL)
    assert (response.status_code, response.headers["Location"]) == (301, "/officials/minh/events.ics")
    assert names(client.get("/officials/minh/events.ics")) == []
    assert client.get(ORGANIZATION).status_code == 404


def test_calendar_of_all_events_is_narrowed_as_the_page_is(client, event):
    make_event(name="Visit", kind="visit", start=LAST_MONTH)
    assert names(client.get(f"{ALL}?kind=visit")) == ["Visit"]
    assert names(client.get(f"{ALL}?official=vo-van-minh")) == ["Survey session"]
    assert names(client.get(f"{ALL}?period=upcoming")) == []
