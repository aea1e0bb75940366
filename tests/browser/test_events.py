"""A series of events by keyboard, and what readers and their calendars are told of it; axe finds nothing."""

import datetime

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from events.models import Event, EventSeries
from tests.browser.faults import faults_at_last
from tests.browser.signing_in import administrator
from tests.events.factories import days_from_now, make_event, make_series

pytestmark = pytest.mark.django_db(transaction=True)
FIRST = days_from_now(7)
NEW_YORK = datetime.timezone(datetime.timedelta(hours=-5))


@pytest.fixture
def desk(page):
    return administrator(page)


@pytest.fixture
def session():
    return make_event(name="Council session", start=FIRST, start_time=datetime.time(8, 30), series=make_series())


def press(page, name):
    """By keyboard: the button has the focus, and Enter does it."""
    button = page.get_by_role("button", name=name, exact=True)
    button.focus()
    page.keyboard.press("Enter")


def told(page, words):
    expect(page.locator(".messagelist")).to_contain_text(words)


def open_form(page, event):
    page.goto(f"/admin/events/event/{event.pk}/change/")


def on(week):
    return Event.objects.get(start_on=FIRST + datetime.timedelta(weeks=week))


def entries(page):
    """By the day that the rule gave each; the entry that repeats has none."""
    parsed = Calendar.from_ical(page.request.get("/events.ics").body())
    found = parsed.walk("VEVENT")
    return {each["recurrence-id"].dt.date() if "recurrence-id" in each else None: each for each in found}


def test_series_is_made_and_changed_in_all_three_ways_by_keyboard(desk, session):
    desk.goto(f"/admin/events/event/{session.pk}/repeat/")
    desk.get_by_label("Rule").fill("FREQ=WEEKLY")
    desk.get_by_label("Make dates until").fill((FIRST + datetime.timedelta(weeks=3)).isoformat())
    press(desk, "Show what would change")
    press(desk, "Change 3 dates")
    told(desk, "3 dates changed")
    # One date alone, in the middle.
    open_form(desk, on(2))
    desk.locator("[name=name]").fill("Thematic session")
    press(desk, "Save")
    told(desk, "Saved for this date alone.")
    press(desk, "Show what would change")
    press(desk, "Leave it at 1 date")
    told(desk, "1 date has it now.")
    # This one and all later ones.
    open_form(desk, on(1))
    desk.locator("[name=start_time]").fill("14:00")
    press(desk, "Save")
    desk.get_by_label("This and later dates: 3 dates").focus()
    desk.keyboard.press("Space")
    press(desk, "Show what would change")
    press(desk, "Change to 3 dates")
    told(desk, "3 dates have it now.")
    rows = EventSeries.objects.get().events.order_by("start_on").values_list("name", "start_time__hour")
    assert list(rows) == [
        ("Council session", 8),
        ("Council session", 14),
        ("Thematic session", 14),
        ("Council session", 14),
    ]
    told_to_calendars = entries(desk)
    assert str(told_to_calendars[on(2).start_on]["summary"]) == "Thematic session"
    hours = {day: each["dtstart"].dt.astimezone(NEW_YORK).hour for day, each in told_to_calendars.items()}
    assert (hours[FIRST], hours[None]) == (20, 2)
    desk.goto("/events/series/steering-committee/")
    expect(desk.get_by_role("link", name="Thematic session")).to_be_visible()


def test_event_is_canceled_and_another_postponed_by_keyboard_and_readers_are_told(desk, session):
    other = make_event(name="Inspection", start=days_from_now(9))
    open_form(desk, session)
    desk.locator("[name=status]").select_option("cancelled")
    desk.locator("[name=status_reason]").fill("the hall is being rebuilt")
    press(desk, "Save")
    told(desk, "was changed successfully")
    open_form(desk, other)
    desk.locator("[name=status]").select_option("rescheduled")
    desk.locator("[name=start_on]").fill(days_from_now(20).isoformat())
    desk.locator("[name=previous_start_on]").fill(days_from_now(9).isoformat())
    press(desk, "Save")
    told(desk, "was changed successfully")
    desk.goto("/events/council-session/")
    expect(desk.locator(".note").first).to_contain_text("The hall is being rebuilt.")
    desk.goto("/events/inspection/")
    expect(desk.locator(".note del").first).to_be_visible()
    states = {str(each["summary"]): str(each["status"]) for each in entries_alone(desk)}
    assert states == {"Council session": "CANCELLED", "Inspection": "CONFIRMED"}


def entries_alone(page):
    return Calendar.from_ical(page.request.get("/events.ics").body()).walk("VEVENT")


@pytest.mark.parametrize(
    "address",
    [
        "/admin/events/event/{event}/dates/?topics=hours&scope=all",
        "/admin/news/assignment/gaps/",
    ],
)
def test_pages_of_planners_are_without_fault(desk, session, complaints, address):
    make_event(name="Held", start=days_from_now(-5), series=session.series)
    desk.goto(address.format(event=session.pk, series=session.series_id))
    desk.locator("h1").first.wait_for()
    assert faults_at_last(desk, complaints) == []
