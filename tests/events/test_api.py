"""Events as a program reads them."""

import datetime
import uuid

import pytest

from events.models import Event, EventSeries, Organizer, Participant, Venue
from tests.news.factories import moment, soon
from tests.portal.directory.factories import make_appointment, make_official, make_organization, make_post

pytestmark = pytest.mark.django_db
PATH = "/api/v1/events/"


def make_event(*, slug="summit", name="Summit", day="2023-09-05", **fields):
    start = {"start_on": datetime.date.fromisoformat(day), "start_precision": "day"} if day else {}
    return Event.objects.create(slug=slug, name=name, **{"public_from": moment("2023-01-01 00:00"), **start, **fields})


def data(client, path=PATH, status=200, **query):
    answer = client.get(path, query)
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/json")
    return answer.json()


def slugs(client, **query):
    return [event["slug"] for event in data(client, **query)["results"]]


def record(kind, found, name=None):
    path = f"https://news.example.org/{kind}/{found.slug}/"
    return {"uuid": str(found.uuid), "name": name or found.name, "url": path}


def test_event_has_all_that_its_page_shows(client, settings):
    settings.SITE_ORIGIN = "https://news.example.org"
    venue = Venue.objects.create(name="Convention Center", slug="center", locality="Thu Dau Mot")
    series = EventSeries.objects.create(name="Steering", slug="steering")
    body, official = make_organization(), make_official()
    held = make_appointment(official=official, post=make_post(organization=body))
    event = make_event(venue=venue, series=series, part_of_day="morning")
    Organizer.objects.create(event=event, organization=body)
    Participant.objects.create(event=event, official=official, appointment=held, role="chair", heads_delegation=True)
    [found] = data(client)["results"]
    assert found.pop("updated_at")
    assert found == {
        "uuid": str(event.uuid),
        "name": "Summit",
        "url": "https://news.example.org/events/summit/",
        "slug": "summit",
        "native_name": "",
        "kind": "meeting",
        "status": "scheduled",
        "status_reason": "",
        "start_on": "2023-09-05",
        "start_time": None,
        "part_of_day": "morning",
        "end_on": None,
        "end_time": None,
        "month_day": "",
        "previous_start_on": None,
        "venue": {"name": "Convention Center", "slug": "center", "street_address": "", "locality": "Thu Dau Mot"},
        "organizers": [record("organizations", body)],
        "participants": [
            {
                "official": record("officials", official),
                "organization": None,
                "post": "Chairman, Provincial People's Committee",
                "role": "chair",
                "delegation": None,
                "heads_delegation": True,
            }
        ],
        "series": record("events/series", series),
        "parent": None,
        "summary": "",
        "registration_url": "",
    }


@pytest.mark.parametrize(("precision", "told"), [("day", "2023-01-01"), ("month", "2023-01"), ("year", "2023")])
def test_date_is_told_as_far_as_it_is_known(client, precision, told):
    make_event(day="2023-01-01", start_precision=precision)
    assert data(client)["results"][0]["start_on"] == told


def test_participant_without_a_recorded_post_has_none(client):
    Participant.objects.create(event=make_event(), official=make_official())
    assert data(client)["results"][0]["participants"][0]["post"] == ""


def test_newest_comes_first_and_what_has_no_date_last(client):
    for slug, day in (("older", "2023-09-05"), ("undated", None), ("newer", "2024-01-23")):
        make_event(slug=slug, day=day)
    assert slugs(client) == ["newer", "older", "undated"]


def test_event_that_is_not_public_is_not_there(client):
    hidden = [make_event(slug="draft", public_from=None), make_event(slug="scheduled", public_from=soon())]
    assert slugs(client) == []
    for event in hidden:
        assert data(client, f"{PATH}{event.uuid}/", status=404) == {"detail": "There is nothing at this address."}


def test_event_is_told_by_itself_as_in_the_list(client):
    event = make_event()
    assert data(client, f"{PATH}{event.uuid}/") == data(client)["results"][0]


def test_part_of_a_program_names_the_whole_once_that_is_public(client):
    whole = make_event(slug="whole", public_from=soon())
    part = make_event(slug="part", parent=whole)
    assert data(client, f"{PATH}{part.uuid}/")["parent"] is None
    whole.public_from = moment("2023-01-01 00:00")
    whole.save()
    assert data(client, f"{PATH}{part.uuid}/")["parent"]["uuid"] == str(whole.uuid)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"period": "past"}, ["visit", "meeting"]),
        ({"period": "upcoming"}, ["summit"]),
        ({"period": "2023"}, ["meeting"]),
        ({"kind": "visit"}, ["visit"]),
        ({"organization": "ppc"}, ["meeting"]),
        ({"official": "vo-van-minh"}, ["visit"]),
        ({"venue": "center"}, ["summit"]),
        ({"series": "steering"}, ["visit"]),
        ({"series": "nothing"}, []),
    ],
)
def test_events_are_narrowed_as_on_the_page(client, query, found):
    venue = Venue.objects.create(name="Center", slug="center")
    meeting = make_event(slug="meeting", day="2023-09-05")
    visit = make_event(
        slug="visit",
        day="2024-01-23",
        kind="visit",
        series=EventSeries.objects.create(name="Steering", slug="steering"),
    )
    make_event(slug="summit", day="2999-01-01", kind="summit", venue=venue)
    Organizer.objects.create(event=meeting, organization=make_organization())
    Participant.objects.create(event=visit, official=make_official())
    assert slugs(client, **query) == found


@pytest.mark.parametrize(
    ("name", "value"), [("period", "soon"), ("kind", "party"), ("venue", "a\0b"), ("series", "x y")]
)
def test_parameter_that_cannot_be_read_is_named_and_not_repeated(client, name, value):
    assert data(client, status=400, **{name: value}) == {"detail": f"Cannot be read: {name}."}


def test_record_that_is_none_is_not_there(client):
    assert data(client, f"{PATH}{uuid.uuid4()}/", status=404)


def test_list_costs_the_same_for_one_event_and_for_three(client, django_assert_num_queries):
    body, official = make_organization(), make_official()
    for n in (1, 3):
        for number in range(n):
            series = EventSeries.objects.create(name="S", slug=f"s-{n}-{number}")
            event = make_event(slug=f"e-{n}-{number}", series=series)
            Organizer.objects.create(event=event, organization=body)
            Participant.objects.create(event=event, official=official)
        with django_assert_num_queries(4):
            client.get(PATH)
