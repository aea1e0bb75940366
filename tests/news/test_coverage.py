import pytest

from events.models import Event
from news.coverage import assigned, gaps
from news.models import Assignment
from tests.events.factories import days_from_now, make_event
from tests.news.factories import make_edition
from tests.portal.test_named import tell

pytestmark = pytest.mark.django_db
Status = Event.Status


def told(event, days, **fields):
    """A story that names the event, so many days from now."""
    return tell(event, published=f"{days_from_now(days)} 10:00", **fields)


def names(events):
    return [event.name for event in events]


def test_event_without_a_story_after_three_days_is_missed():
    for name, days in (("Four days ago", -4), ("Three days ago", -3), ("To come", 4), ("Long ago", -400)):
        make_event(name=name, start=days_from_now(days))
    assert names(gaps().unreported) == ["Four days ago"]


@pytest.mark.parametrize("fields", [{"status": Status.CANCELLED}, {"public_from": None}])
def test_what_was_not_held_or_is_not_known_is_not_missed(fields):
    make_event(start=days_from_now(-4), **fields)
    assert gaps().number == 0


def test_story_of_a_part_reports_the_whole():
    visit = make_event(name="Visit", start=days_from_now(-9), end=days_from_now(-6))
    part = make_event(name="Session", start=days_from_now(-8), parent=visit)
    assert names(gaps().unreported) == ["Visit"]
    told(part, -5)
    assert gaps().number == 0


def test_draft_reports_nothing():
    told(make_event(start=days_from_now(-5)), -4, is_public=False)
    assert names(gaps().unreported) == ["Survey session"]


def test_event_that_was_only_announced_is_asked_about():
    event = make_event(start=days_from_now(-5))
    told(event, -9)
    assert (names(gaps().unreported), names(gaps().announced)) == ([], ["Survey session"])
    told(event, -5, headline="It was held")
    assert gaps().announced == []


def test_postponed_event_whose_day_has_passed_is_asked_about():
    make_event(name="Postponed", start=days_from_now(-5), status=Status.POSTPONED)
    make_event(name="Still to come", start=days_from_now(5), status=Status.POSTPONED)
    assert names(gaps().announced) == ["Postponed"]


def test_story_that_tells_of_a_day_and_names_no_event_is_shown():
    on = {"published": f"{days_from_now(-1)} 10:00", "event_on": days_from_now(-2), "event_precision": "day"}
    alone = make_edition(headline="Alone", **on)
    told(
        make_event(start=days_from_now(-2)),
        -1,
        headline="Of an event",
        event_on=days_from_now(-2),
        event_precision="day",
    )
    make_edition(headline="Of no day", published="2023-09-18 10:00")
    assert gaps().without_event == [alone]


def test_asking_costs_the_same_for_one_and_for_three(django_assert_num_queries, django_user_model):
    reporter = django_user_model.objects.create_user("reporter")
    for number in range(3):
        for days in (-5, -6):
            event = make_event(name=f"Event {number} {days}", start=days_from_now(days))
            Assignment.objects.create(event=event, reporter=reporter)
        told(event, -20, headline=f"Announced {number}")
        with django_assert_num_queries(7):
            gaps()


def test_somebody_sees_what_they_are_to_report_soonest_first(django_user_model):
    mine, other = (django_user_model.objects.create_user(name) for name in ("mine", "other"))
    for name, days in (("Next week", 7), ("Tomorrow", 1), ("Past", -1)):
        Assignment.objects.create(event=make_event(name=name, start=days_from_now(days)), reporter=mine)
    Assignment.objects.create(event=make_event(name="Of another", start=days_from_now(2)), reporter=other)
    assert [each.event.name for each in assigned(mine)] == ["Tomorrow", "Next week"]
