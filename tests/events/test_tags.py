import pytest
from django.utils import translation

from events.calendars import newest
from events.following import carry_out
from events.models import Event, EventSeries, Venue
from events.recurring import plan
from events.tags import tag
from tests.events.factories import days_from_now, make_event, make_series, make_venue

pytestmark = pytest.mark.django_db


@pytest.fixture
def sessions():
    """Three dates by a rule at one place, of which a calendar has the first."""
    first = make_event(start=days_from_now(7), series=make_series(), venue=make_venue())
    carry_out(plan(first, "FREQ=WEEKLY", days_from_now(21)))
    return Event.objects.filter(pk=first.pk)


def known_by(events):
    return tag("Events", newest(events))


def test_same_rows_have_the_same_tag_and_another_language_another(sessions):
    assert known_by(sessions) == known_by(sessions)
    with translation.override("vi"):
        vietnamese = known_by(sessions)
    assert len({known_by(sessions), vietnamese, tag("Other", newest(sessions))}) == 3


@pytest.mark.parametrize("model", [Event, Venue, EventSeries])
def test_whatever_it_tells_of_makes_another_tag(sessions, model):
    before = known_by(sessions)
    row = model.objects.order_by("pk").first()
    row.name = "Another name"
    row.save()
    assert known_by(sessions) != before


def test_other_date_of_its_rule_makes_another_tag(sessions):
    before = known_by(sessions)
    Event.objects.get(start_on=days_from_now(21)).delete()
    assert known_by(sessions) != before


def test_it_costs_the_same_for_one_event_and_for_three(sessions, django_assert_num_queries):
    for events in (sessions, Event.objects.all()):
        with django_assert_num_queries(3):
            known_by(events)
