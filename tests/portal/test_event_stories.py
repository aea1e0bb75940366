import pytest
from django.utils import translation

from events.models import Event
from portal.event_stories import in_order, stories_of, told
from tests.events.factories import day, make_event
from tests.news.factories import moment
from tests.portal.test_named import tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit():
    return make_event(name="Visit")


@pytest.fixture
def session(visit):
    return make_event(name="Session", parent=visit)


def headlines(stories):
    return [edition.headline for edition in stories.editions]


def test_stories_come_newest_first(visit):
    tell(visit, headline="Older", published="2023-09-05 10:00")
    tell(visit, headline="Newer", published="2023-09-18 10:00")
    tell(make_event(name="Another"), headline="Of another event")
    stories = stories_of([visit.uuid])
    assert (headlines(stories), stories.total) == (["Newer", "Older"], 2)


def test_only_what_readers_may_read_is_told(visit):
    tell(visit, headline="Marker", is_public=False)
    assert (stories_of([visit.uuid]).total, told([visit])) == (0, {})


def test_stories_are_those_of_the_language_of_the_page(visit):
    tell(visit, headline="English")
    tell(visit, headline="Tiếng Việt", language="vi")
    assert headlines(stories_of([visit.uuid])) == ["English"]
    with translation.override("vi"):
        assert headlines(stories_of([visit.uuid])) == ["Tiếng Việt"]
        assert told([visit]) == {visit.uuid: 1}


def test_story_that_names_an_event_and_its_part_is_told_once(visit, session):
    tell(visit, session, headline="Both")
    tell(session, headline="Part alone")
    stories = stories_of([visit.uuid, session.uuid])
    assert (sorted(headlines(stories)), stories.total) == (["Both", "Part alone"], 2)
    assert told([visit]) == {visit.uuid: 2, session.uuid: 2}


def test_stories_of_a_part_that_is_being_prepared_are_not_told(visit):
    tell(make_event(name="Prepared", parent=visit, public_from=None), headline="Of the part")
    assert told([visit]) == {}


def test_newest_story_of_each_part_has_an_address(visit, session):
    tell(session, headline="Older", published="2023-09-05 10:00")
    newer = tell(session, headline="Newer", published="2023-09-18 10:00")
    assert stories_of([visit.uuid, session.uuid], [session.uuid]).newest == {session.uuid: newer.path}
    assert stories_of([visit.uuid, session.uuid]).newest == {}


def test_twenty_are_shown_and_all_are_counted(visit):
    for number in range(21):
        tell(visit, headline=f"Story {number:02}", published=f"2023-09-{number + 1:02} 10:00")
    stories = stories_of([visit.uuid])
    assert (len(stories.editions), stories.total) == (20, 21)
    assert headlines(stories)[0] == "Story 20"


def test_events_may_be_given_as_a_query(visit, session):
    tell(session, headline="Of the session")
    assert headlines(stories_of(Event.objects.filter(parent=visit).values("uuid"))) == ["Of the session"]


def test_asking_takes_two_queries_however_many_there_are(visit, session, django_assert_num_queries):
    for number in range(3):
        tell(visit, session, headline=f"Story {number}", published=f"2023-09-0{number + 1} 10:00")
        with django_assert_num_queries(2):
            stories_of([visit.uuid, session.uuid], [session.uuid])
        with django_assert_num_queries(2):
            told([visit, session])


def test_stories_of_an_event_are_told_in_the_order_it_happened(visit):
    on = {"event_precision": "day"}
    tell(visit, headline="Gallery", genre="photo", published="2023-09-05 10:00")
    tell(visit, headline="Talk", genre="interview", published="2023-09-06 10:00")
    tell(visit, headline="Opinion", genre="commentary", published="2023-09-06 11:00")
    tell(visit, headline="Last day", published="2023-09-07 10:00", event_on=day("2023-09-07"), **on)
    tell(visit, headline="First day", published="2023-09-18 10:00", event_on=day("2023-09-05"), **on)
    tell(visit, headline="Invitation", published="2023-09-04 23:00")
    ordered = in_order(visit, stories_of([visit.uuid]).editions)
    assert [(kind, edition.headline) for kind, edition in ordered] == [
        ("Announcement", "Invitation"),
        ("Report", "First day"),
        ("Report", "Last day"),
        ("In their own words", "Talk"),
        ("Commentary", "Opinion"),
        ("Pictures", "Gallery"),
    ]


def test_story_of_no_day_announces_nothing(visit):
    tell(visit, headline="Undated", published=None, listed_at=moment("2023-01-01 00:00"))
    assert [kind for kind, _story in in_order(visit, stories_of([visit.uuid]).editions)] == ["Report"]
