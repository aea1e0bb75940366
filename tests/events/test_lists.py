import datetime

import pytest

from events import lists as module
from events.lists import NoSuchPage, lists
from events.models import Event
from events.months import Month, month_of
from tests.events.factories import day, days_from_now, make_event
from tests.news.factories import moment

pytestmark = pytest.mark.django_db
Status = Event.Status


def nobody_tells(events):
    return {}


def listed(number=1, told=nobody_tells):
    return lists(Event.objects.public(), number, told)


def names(entries):
    return [entry.name for entry in entries]


def test_each_event_stands_in_one_list():
    make_event(name="Past")
    make_event(name="To come", start=days_from_now(1))
    make_event(name="Postponed", status=Status.POSTPONED)
    make_event(name="Without year", start=None, month_day="10-21", part_of_day="afternoon")
    make_event(name="Unknown", start=None)
    found = listed()
    assert (names(found.upcoming), names(found.past)) == (["To come"], ["Past"])
    assert [(panel.title, [(line.name, line.note) for line in panel.lines]) for panel in found.panels] == [
        ("New day not set", [("Postponed", "<del>September 5, 2023</del>")]),
        ("Day known, year not", [("Without year", "October 21, afternoon")]),
        ("Day not known", [("Unknown", "")]),
    ]


def test_past_events_go_on_page_after_page():
    for number in range(41):
        make_event(name=f"Event {number:02}", start=day("2023-01-01") + datetime.timedelta(days=number))
    pages = [names(listed(number).past) for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [20, 20, 1]
    assert [name for page in pages for name in page] == [f"Event {number:02}" for number in range(40, -1, -1)]
    assert (listed().pages, listed(3).is_first) == (3, False)
    with pytest.raises(NoSuchPage):
        listed(4)


def test_first_page_of_nothing_exists():
    found = listed()
    assert (found.is_empty, found.pages, found.nearest_month) == (True, 1, None)
    with pytest.raises(NoSuchPage):
        listed(2)


def test_only_the_first_page_tells_what_is_to_come():
    make_event(name="To come", start=days_from_now(1))
    make_event(name="Unknown", start=None)
    for number in range(21):
        make_event(name=f"Event {number}")
    assert (listed(2).upcoming, listed(2).panels) == ([], [])


def test_those_to_come_that_have_no_room_are_found_by_their_month(monkeypatch):
    monkeypatch.setattr(module, "UPCOMING", 2)
    for number in (10, 400, 800):
        make_event(name=f"In {number} days", start=days_from_now(number))
    found = listed()
    assert names(found.upcoming) == ["In 10 days", "In 400 days"]
    assert found.later == month_of(days_from_now(800))


def test_stories_are_counted_for_the_events_that_are_shown():
    known = make_event(name="Known")
    make_event(name="To come", start=days_from_now(1))
    asked = []

    def told(events):
        asked.extend(names(events))
        return {known.uuid: 3}

    found = listed(told=told)
    assert sorted(asked) == ["Known", "To come"]
    assert (found.past[0].note, found.upcoming[0].note.count("stor")) == ("Tuesday. 3 stories", 0)


@pytest.mark.parametrize(
    ("starts", "expected"),
    [
        (["2024-01-02"], (2024, 1)),
        (["2023-09-05", "2024-01-31", "2024-03-01"], (2024, 1)),
        (["2023-09-05", "2024-03-01", "2024-05-01"], (2024, 3)),
        (["2023-09-05", "2021-02-23"], (2023, 9)),
    ],
)
def test_month_shown_is_the_present_one_else_the_nearest(monkeypatch, starts, expected):
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment("2024-01-18 09:00"))
    for start in starts:
        make_event(name=start, start=start)
    assert listed().nearest_month == Month(*expected)


def test_event_that_lasts_into_the_present_month_lies_in_it(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment("2024-01-18 09:00"))
    make_event(start="2023-12-30", end="2024-01-02")
    assert listed().nearest_month == Month(2024, 1)
