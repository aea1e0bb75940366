from html import unescape

import pytest
from django.utils import translation
from django.utils.html import strip_tags

from events.calendar import Link, entry, front_events
from events.models import Event, Participant
from events.querysets import read_chairs
from tests.events.factories import days_from_now, make_event, make_participant, make_series, make_venue
from tests.portal.directory.factories import make_appointment, make_official, make_organization, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def chaired():
    """A meeting of the steering committee, read as lists read it."""
    event = make_event(part_of_day="morning", venue=make_venue(), series=make_series())
    minh = make_official(native_name="Võ Văn Minh")
    chairman = make_appointment(official=minh, post=make_post(organization=make_organization()))
    make_participant(event=event, official=minh, appointment=chairman, role=Participant.Role.CHAIR)
    read = Event.objects.to_list().get()
    read_chairs([read])
    return read


def test_line_tells_when_where_who_presided_and_how_many_stories(chaired):
    assert entry(chaired, 1).note == "Tuesday morning, Convention Center. Chaired by Vo Van Minh. 1 story"
    assert entry(chaired, 2).note.endswith("2 stories")
    assert entry(chaired).note == "Tuesday morning, Convention Center. Chaired by Vo Van Minh"


def test_line_of_a_series_links_who_presided_with_the_post_held(chaired):
    note = entry(chaired, names_post=True).note
    assert '<a href="/officials/vo-van-minh/">Vo Van Minh</a>' in note
    assert unescape(strip_tags(note)).endswith("Chaired by Vo Van Minh, Chairman, Provincial People's Committee")


def test_line_speaks_the_language_of_the_page(chaired):
    with translation.override("vi"):
        line = entry(chaired, 2)
    assert line.note == "Buổi sáng Thứ 3, Convention Center. Chủ trì: Võ Văn Minh. 2 tin"
    assert (line.path, line.series) == (
        "/vi/events/survey-session/",
        Link("Steering Committee meetings", "/vi/events/series/steering-committee/"),
    )


def test_line_of_a_range_stands_for_all_its_days():
    line = entry(make_event(end="2023-09-08"))
    assert (line.date, line.day, line.month, line.words, line.is_range) == (
        "2023-09-05",
        "5–8",
        "Sep 2023",
        "September 5–8, 2023",
        True,
    )


def test_name_and_place_are_text():
    line = entry(make_event(name="<i>Visit</i>", venue=make_venue(name="<b>Center</b>")))
    assert line.name == "<i>Visit</i>"
    assert line.note == "Tuesday, &lt;b&gt;Center&lt;/b&gt;"


@pytest.mark.parametrize(
    ("status", "flags"),
    [
        (Event.Status.SCHEDULED, (False, False, "")),
        (Event.Status.CANCELLED, (False, True, "Canceled")),
        (Event.Status.POSTPONED, (True, False, "Postponed, new day not set")),
    ],
)
def test_line_tells_the_state_in_words(status, flags):
    line = entry(make_event(status=status))
    assert (line.is_postponed, line.is_canceled, line.state) == flags


def test_front_page_announces_the_next_ones():
    for name, days in (("Past", -1), ("Third", 3), ("First", 1), ("Second", 2)):
        make_event(name=name, start=days_from_now(days))
    make_event(name="Part", start=days_from_now(1), parent=Event.objects.get(name="First"))
    make_event(name="Prepared", start=days_from_now(1), public_from=None)
    assert [line.name for line in front_events(2)] == ["First", "Second"]


def test_front_page_recalls_the_last_ones_where_nothing_is_announced():
    for day in (5, 7, 6):
        make_event(name=f"Day {day}", start=f"2023-09-0{day}")
    assert [line.name for line in front_events(2)] == ["Day 7", "Day 6"]


@pytest.mark.parametrize("days", [1, -1])
def test_front_page_costs_the_same_for_one_event_and_for_three(days, django_assert_num_queries):
    series, venue = make_series(), make_venue()
    for number in range(3):
        make_event(name=f"Event {number}", start=days_from_now(days), series=series, venue=venue)
        with django_assert_num_queries(1 if days > 0 else 2):
            front_events(3)
