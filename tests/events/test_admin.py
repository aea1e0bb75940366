import pytest

from events.models import Event, Venue
from portal.caching.version import current_version
from tests.events.factories import (
    make_event,
    make_organizer,
    make_participant,
    make_series,
    make_venue,
)
from tests.portal.directory.factories import make_official, make_organization
from tests.portal.directory.test_admin import faults, rows
from tests.portal.search.factories import found

pytestmark = pytest.mark.django_db
ADMIN = "/admin/events"


@pytest.fixture
def desk(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("editor"))
    return client


def event_form(*, organizers=(), participants=(), initial=0, **fields):
    own = {"name": "Meet Japan", "slug": "meet-japan", "kind": "conference", "status": "scheduled"}
    own |= {"start_on": "2023-09-08", "start_precision": "day", "public_from_0": "2023-09-01", "public_from_1": "08:00"}
    return own | fields | rows("organizer_rows", *organizers, initial=initial) | rows("participants", *participants)


def test_event_is_entered_with_who_holds_it_and_who_takes_part(desk):
    ppc, minh = make_organization(), make_official()
    before = current_version()
    sent = event_form(
        organizers=[{"organization": ppc.pk, "position": 0}],
        participants=[{"official": minh.pk, "role": "chair", "position": 0}],
    )
    assert desk.post(f"{ADMIN}/event/add/", sent).status_code == 302
    event = Event.objects.get()
    assert (event.organizer_rows.get().organization, event.participants.get().official) == (ppc, minh)
    assert current_version() == before + 1
    assert "Meet Japan" in found(language="en", person=str(minh.uuid))
    assert "Meet Japan" in found(language="en", organization=str(ppc.uuid))


def test_organizer_who_is_taken_away_is_found_with_it_no_more(desk):
    event, ppc = make_event(name="Meet Japan", kind="conference"), make_organization()
    row = make_organizer(event=event, organization=ppc)
    before = current_version()
    gone = {"id": row.pk, "event": event.pk, "organization": ppc.pk, "position": 0, "DELETE": "on"}
    response = desk.post(f"{ADMIN}/event/{event.pk}/change/", event_form(organizers=[gone], initial=1))
    assert response.status_code == 302
    assert "Meet Japan" not in found(language="en", organization=str(ppc.uuid))
    assert current_version() == before + 1


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"slug": "taken"}, "Another record has this address, or had it once. Choose another one."),
        ({"status": "rescheduled"}, "Say on which day it was to be, and on which it is now."),
        ({"start_on": "", "start_precision": "", "month_day": "02-30"}, "Write month and day as 10-21."),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(desk, fields, sentence):
    make_event(slug="taken")
    response = desk.post(f"{ADMIN}/event/add/", event_form(**fields))
    assert sentence in faults(response)


@pytest.mark.parametrize(
    "fields",
    [
        {"start_precision": ""},
        {"month_day": "10-21"},
        {"end_on": "2023-09-07"},
        {"end_time": "09:00"},
        {"start_time": "10:00", "end_time": "09:00"},
    ],
)
def test_days_and_hours_that_contradict_each_other_are_refused(desk, fields):
    response = desk.post(f"{ADMIN}/event/add/", event_form(**fields))
    assert (response.status_code, Event.objects.count()) == (200, 0)
    assert response.context["adminform"].form.non_field_errors()


def test_several_events_are_deleted_with_all_that_was_found_of_them(desk):
    events = [make_event(name=f"Meeting {number}") for number in range(3)]
    before = current_version()
    sent = {"action": "delete_selected", "_selected_action": [event.pk for event in events], "post": "yes"}
    desk.post(f"{ADMIN}/event/", sent)
    assert (Event.objects.count(), found("meeting", language="en")) == (0, [])
    assert current_version() == before + 1


def test_place_is_entered_with_its_other_names(desk):
    sent = {"name": "Convention Center", "slug": "center"} | rows("names", {"name": "Trung tâm", "kind": "native"})
    assert desk.post(f"{ADMIN}/venue/add/", sent).status_code == 302
    assert Venue.objects.get().names.get().folded == "trung tam"


@pytest.mark.parametrize("typed", ["Nhật", "nhat ban", "MEET JAPAN"])
def test_event_is_found_with_marks_or_without(desk, typed):
    make_event(name="Meet Japan", native_name="Gặp gỡ Nhật Bản")
    make_event(name="Another")
    response = desk.get(f"{ADMIN}/event/", {"q": typed})
    assert [event.name for event in response.context["cl"].result_list] == ["Meet Japan"]


def test_list_says_what_readers_see(desk):
    make_event(name="Prepared", public_from=None, end="2023-09-08")
    text = desk.get(f"{ADMIN}/event/").text
    assert "September 5–8, 2023" in text
    assert 'alt="False"' in text


@pytest.mark.parametrize(("model", "queries"), [("event", 6), ("eventseries", 5), ("venue", 4)])
def test_list_costs_the_same_for_one_row_and_for_three(desk, django_assert_num_queries, model, queries):
    for number in range(3):
        series = make_series(slug=f"series-{number}", organizer=make_organization(slug=f"body-{number}"))
        make_event(name=f"Meeting {number}", series=series, venue=make_venue(slug=f"hall-{number}"))
        with django_assert_num_queries(queries):
            assert desk.get(f"{ADMIN}/{model}/").status_code == 200


def test_form_of_an_event_shows_who_takes_part(desk):
    event = make_event()
    make_participant(event=event, official=make_official())
    assert "Vo Van Minh" in desk.get(f"{ADMIN}/event/{event.pk}/change/").text
