import pytest
from icalendar import Calendar

from tests.events.factories import days_from_now, make_event
from tests.news.factories import make_category, soon
from tests.portal.test_named import tell

pytestmark = pytest.mark.django_db
ADDRESS = "/news/smart-city/events.ics"


def names(response):
    return [str(entry["summary"]) for entry in Calendar.from_ical(response.content).walk("VEVENT")]


def reported(name, section, **fields):
    event = make_event(name=name, start=days_from_now(-3), **fields)
    tell(event, headline=f"On {name}", section=section)
    return event


def test_calendar_holds_the_events_that_stories_of_the_section_report(client):
    reported("Of the section", make_category())
    reported("Of another", make_category(name="Leaders", slug="leaders"))
    make_event(name="Not reported", start=days_from_now(-3))
    response = client.get(ADDRESS)
    assert names(response) == ["Of the section"]
    assert str(Calendar.from_ical(response.content)["x-wr-calname"]) == "Events: Smart City"


def test_stories_in_another_language_make_the_calendar_of_that_language(client):
    reported("Of the section", make_category())
    assert names(client.get(f"/vi{ADDRESS}")) == []


def test_nothing_that_readers_may_not_see_is_in_it(client):
    section = make_category()
    tell(make_event(name="Told by a draft", start=days_from_now(-3)), section=section, is_public=False)
    reported("Not announced", section, public_from=soon())
    assert names(client.get(ADDRESS)) == []


def test_calendar_of_no_section_is_not_found(client):
    assert client.get(ADDRESS).status_code == 404


def test_calendar_costs_the_same_for_one_event_and_for_three(client, django_assert_num_queries):
    section = make_category()
    for number in range(3):
        reported(f"Event {number}", section)
        with django_assert_num_queries(3):
            assert client.get(ADDRESS).status_code == 200
