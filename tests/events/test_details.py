import pytest
from django.utils import timezone
from django.utils.html import strip_tags

from events import details
from events.calendar import Link
from events.models import Event, Participant, VenueName
from tests.events.factories import (
    day,
    make_event,
    make_organizer,
    make_participant,
    make_series,
    make_venue,
)
from tests.portal.directory.factories import make_official, make_organization
from tests.portal.pictures.factories import row

pytestmark = pytest.mark.django_db


def detail(event, reports=None):
    shown = Event.objects.to_show().get(pk=event.pk)
    return details.detail(shown, details.program_of(shown), reports or {})


def near(event):
    return [entry.name for entry in detail(event).near]


def test_program_is_in_order_with_chair_place_and_report():
    visit = make_event(name="Visit", end="2023-09-08")
    make_event(name="Meeting", start="2023-09-07", part_of_day="afternoon", parent=visit)
    session = make_event(name="Session", part_of_day="afternoon", parent=visit, venue=make_venue())
    make_participant(event=session, official=make_official(), role=Participant.Role.CHAIR)
    make_event(name="Marker", parent=visit, public_from=None)
    program = detail(visit, {session.uuid: "/news/2023/09/18/session/"}).program
    assert [(item.name, item.path, item.when, strip_tags(item.note), item.report) for item in program] == [
        (
            "Session",
            "/events/session/",
            "Tuesday, September 5, afternoon",
            "Chaired by Vo Van Minh. Convention Center",
            "/news/2023/09/18/session/",
        ),
        ("Meeting", "/events/meeting/", "Thursday, September 7, afternoon", "", ""),
    ]


def test_canceled_part_of_a_program_says_why():
    visit = make_event(name="Visit")
    make_event(name="Tour", parent=visit, status=Event.Status.CANCELLED, status_reason="rain")
    item = detail(visit).program[0]
    assert (item.is_canceled, item.state, item.reason) == (True, "Canceled", "rain")


def test_whole_is_named_on_the_page_of_a_part():
    session = make_event(name="Session", parent=make_event(name="Visit"))
    assert detail(session).parent == Link("Visit", "/events/visit/")


def test_whole_that_is_being_prepared_is_not_named():
    session = make_event(name="Session", parent=make_event(name="Marker", public_from=None))
    assert detail(session).parent is None


def test_organizers_stand_in_the_editors_order():
    event = make_event()
    for position, name in ((2, "Second"), (1, "First")):
        make_organizer(event=event, organization=make_organization(name=name, slug=name.lower()), position=position)
    assert detail(event).organizers == [
        Link("First", "/organizations/first/"),
        Link("Second", "/organizations/second/"),
    ]


def test_events_of_the_same_week_are_near():
    make_event(name="Sunday before", start="2023-09-03")
    make_event(name="Monday", start="2023-09-04")
    make_event(name="Sunday", start="2023-09-10")
    make_event(name="Monday after", start="2023-09-11")
    make_event(name="Some day", start="2023-09-01", precision="month")
    make_event(name="Prepared", public_from=None)
    assert near(make_event()) == ["Monday", "Sunday"]


def test_neither_the_whole_nor_its_parts_are_near():
    visit = make_event(name="Visit", end="2023-09-08")
    session = make_event(name="Session", parent=visit)
    make_event(name="Meeting", parent=visit)
    make_event(name="Inspection")
    assert near(visit) == near(session) == ["Inspection"]


def test_long_event_is_near_what_happens_meanwhile():
    make_event(name="Meanwhile", start="2023-09-14")
    assert near(make_event(end="2023-09-20")) == ["Meanwhile"]


@pytest.mark.parametrize("fields", [{"precision": "month"}, {"start": None}, {"start": None, "month_day": "09-05"}])
def test_event_without_a_day_is_near_nothing(fields):
    make_event(name="Inspection")
    assert near(make_event(**fields)) == []


def test_series_leads_to_the_event_before_and_after():
    series = make_series()
    january, march, april = (
        make_event(name=start, start=start, series=series) for start in ("2024-01-24", "2024-03-18", "2024-04-08")
    )
    make_event(name="First of all", start="2024-01-15", series=series)
    make_event(name="Marker", start="2024-02-01", series=series, public_from=None)
    found = detail(march)
    assert [(each.headline, each.path, each.day) for each in (found.before, found.after)] == [
        ("2024-01-24", january.get_absolute_url(), "January 24, 2024"),
        ("2024-04-08", april.get_absolute_url(), "April 8, 2024"),
    ]
    assert detail(april).after is None


def test_event_outside_a_series_has_nothing_before_or_after():
    make_event(name="Earlier", start="2023-09-01")
    assert (detail(make_event()).before, detail(make_event(name="Another")).after) == (None, None)


def test_place_is_known_by_other_names_and_events():
    venue = make_venue()
    VenueName.objects.create(venue=venue, name="Exhibition Center")
    make_event(name="Another", venue=venue)
    make_event(name="Prepared", venue=venue, public_from=None)
    found = detail(make_event(venue=venue))
    assert (found.names_of_place, found.events_at_place) == (["Exhibition Center"], 2)


def test_picture_comes_with_its_alt_text():
    assert detail(make_event(picture=row(alt="A full hall"))).picture["alt"] == "A full hall"
    assert detail(make_event(name="Without")).picture is None


def test_week_goes_from_monday_to_sunday():
    assert details.week_of(day("2023-09-05"), day("2023-09-08")) == (day("2023-09-04"), day("2023-09-10"))
    assert details.week_of(day("2023-09-04"), day("2023-09-10")) == (day("2023-09-04"), day("2023-09-10"))


def test_event_of_today_is_not_over():
    assert detail(make_event(start=timezone.localdate())).is_over is False
