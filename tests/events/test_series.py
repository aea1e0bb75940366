import pytest
from django.utils.html import strip_tags

from events.calendar import Link
from events.models import EventSeries, Participant
from events.series import occurrences
from tests.events.factories import day, days_from_now, make_event, make_participant, make_series, make_venue
from tests.portal.directory.factories import make_official

pytestmark = pytest.mark.django_db


@pytest.fixture
def series():
    return make_series()


def shown(series):
    return occurrences(EventSeries.objects.to_show().get(pk=series.pk))


def test_dates_that_are_recorded_are_counted(series):
    for start in ("2024-01-15", "2024-01-24", "2024-03-18"):
        make_event(name=start, start=start, series=series)
    make_event(name="Last", start="2024-04-08", end="2024-04-09", series=series)
    make_event(name="Some day", start=None, month_day="10-21", series=series)
    make_event(name="Marker", start="2025-01-01", series=series, public_from=None)
    make_event(name="Of no series", start="2026-01-01")
    make_event(name="To come", slug="to-come", start=days_from_now(9), public_from=None, series=series)
    found = shown(series)
    assert EventSeries.objects.to_show().get().past_number == 4
    assert (found.number, found.first, found.last) == (5, day("2024-01-15"), day("2024-04-09"))
    assert strip_tags(found.recorded) == "5 recorded, January 15, 2024 to April 9, 2024"


def test_one_date_is_told_once_and_none_not_at_all(series):
    assert shown(series).recorded == "0 recorded"
    make_event(series=series)
    assert strip_tags(shown(series).recorded) == "1 recorded, September 5, 2023"


def test_usual_place_is_where_more_than_half_are_held(series):
    hall, center = make_venue(name="Hall", slug="hall"), make_venue()
    for number, venue in enumerate((hall, hall, center)):
        make_event(name=f"Meeting {number}", series=series, venue=venue)
    for number in range(5):
        make_event(name=f"Another {number}", venue=center)
    assert shown(series).place == Link("Hall", "/events/?venue=hall")
    make_event(name="Meeting 4", series=series)
    assert shown(series).place is None


def test_those_who_presided_most_often_come_first(series):
    minh, loi = make_official(), make_official(name="Nguyen Van Loi", slug="loi")
    for number, chair in enumerate((loi, minh, minh)):
        event = make_event(name=f"Meeting {number}", series=series)
        make_participant(event=event, official=chair, role=Participant.Role.CHAIR)
        make_participant(event=event, official=loi if chair == minh else minh)
    make_participant(event=make_event(name="Of no series"), official=loi, role=Participant.Role.CHAIR)
    assert [(each.name, each.path, each.count) for each in shown(series).chairs] == [
        ("Vo Van Minh", "/officials/vo-van-minh/", 2),
        ("Nguyen Van Loi", "/officials/loi/", 1),
    ]


def test_asking_takes_two_queries_however_many_there_are(series, django_assert_num_queries):
    for number in range(3):
        event = make_event(name=f"Meeting {number}", series=series, venue=make_venue(slug=f"hall-{number}"))
        make_participant(event=event, official=make_official(slug=f"p-{number}"), role=Participant.Role.CHAIR)
        with django_assert_num_queries(2):
            shown(series)
