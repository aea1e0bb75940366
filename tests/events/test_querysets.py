import datetime

import pytest
from django.utils import timezone

from events.models import Event, EventSeries, Participant
from events.querysets import read_chairs
from tests.events.factories import day, days_from_now, make_event, make_participant, make_series
from tests.news.factories import moment, soon
from tests.portal.directory.factories import make_official, make_organization

pytestmark = pytest.mark.django_db
Status = Event.Status
TODAY = day("2024-01-18")


def names(events):
    return [event.name for event in events]


def test_readers_see_what_is_public_at_that_instant():
    make_event(name="Announced", public_from="2024-01-10 08:00")
    make_event(name="Prepared", public_from=None)
    make_event(name="Scheduled", public_from=soon())
    assert names(Event.objects.public()) == ["Announced"]
    assert names(Event.objects.public(moment("2024-01-10 07:59"))) == []
    assert names(Event.objects.public(moment("2024-01-10 08:00"))) == ["Announced"]


def test_series_is_public_with_an_event_of_it():
    series, prepared = make_series(), make_series(name="Marker", slug="marker")
    make_series(name="Empty", slug="empty")
    make_event(name="Announced", public_from="2024-01-10 08:00", series=series)
    make_event(name="Another", series=series)
    make_event(name="Prepared", public_from=None, series=prepared)
    assert list(EventSeries.objects.public()) == [series]
    assert list(EventSeries.objects.public(moment("2019-01-10 07:59"))) == []


def test_canceled_event_stays_public():
    make_event(status=Status.CANCELLED)
    assert Event.objects.public().count() == 1


def test_part_of_a_program_stands_alone_only_while_the_whole_is_prepared():
    whole = make_event(name="Visit")
    make_event(name="Session", parent=whole)
    make_event(name="Meeting", parent=make_event(name="Conference", public_from=None))
    assert names(Event.objects.public().outermost().order_by("id")) == ["Visit", "Meeting"]


@pytest.mark.parametrize(
    ("start", "end", "is_upcoming"),
    [
        ("2024-01-17", None, False),
        ("2024-01-18", None, True),
        ("2024-01-19", None, True),
        ("2024-01-15", "2024-01-17", False),
        ("2024-01-15", "2024-01-18", True),
    ],
)
def test_last_day_of_an_event_still_is_to_come(start, end, is_upcoming):
    make_event(start=start, end=end)
    assert Event.objects.upcoming(TODAY).count() == int(is_upcoming)
    assert Event.objects.past(TODAY).count() == int(not is_upcoming)


def test_without_a_day_the_present_one_is_the_boundary():
    for name, days in (("Yesterday", -1), ("Today", 0), ("Tomorrow", 1)):
        make_event(name=name, start=days_from_now(days))
    assert names(Event.objects.upcoming()) == ["Today", "Tomorrow"]
    assert names(Event.objects.past()) == ["Yesterday"]


def test_those_to_come_are_soonest_first_and_past_ones_newest_first():
    make_event(name="evening", part_of_day="evening")
    make_event(name="14:00", start_time=datetime.time(14))
    make_event(name="some hour")
    make_event(name="08:00", start_time=datetime.time(8))
    make_event(name="afternoon", part_of_day="afternoon")
    make_event(name="day before", start="2023-09-04", part_of_day="evening")
    in_order = ["day before", "some hour", "08:00", "afternoon", "14:00", "evening"]
    assert names(Event.objects.upcoming(day("2023-09-01"))) == in_order
    assert names(Event.objects.past(day("2023-10-01"))) == in_order[::-1]


def test_two_in_one_part_of_a_day_keep_their_order():
    make_event(name="First", part_of_day="morning")
    make_event(name="Second", part_of_day="morning")
    assert names(Event.objects.upcoming(day("2023-09-05"))) == ["First", "Second"]


def test_what_has_no_day_stands_apart():
    make_event(name="No year", start=None, month_day="10-21")
    make_event(name="Nothing known", start=None)
    make_event(name="Postponed", status=Status.POSTPONED)
    make_event(name="Canceled", status=Status.CANCELLED)
    assert sorted(names(Event.objects.unplaced())) == ["No year", "Nothing known", "Postponed"]
    assert names(Event.objects.upcoming(day("2023-01-01"))) == ["Canceled"]


def test_month_holds_what_has_a_day_in_it_or_had_one():
    make_event(name="Before", start="2023-08-31")
    make_event(name="Into it", start="2023-08-30", end="2023-09-01")
    make_event(name="Whole month", start="2023-09-01", precision="month")
    make_event(name="Some day of the year", start="2023-09-01", precision="year")
    make_event(name="Out of it", start="2023-09-30", end="2023-10-02")
    make_event(name="After", start="2023-10-01")
    make_event(name="Moved away", start="2023-10-09", previous_start_on=day("2023-09-09"), status=Status.RESCHEDULED)
    make_event(name="Postponed", start="2023-09-12", status=Status.POSTPONED)
    expected = ["Into it", "Whole month", "Postponed", "Out of it", "Moved away"]
    assert names(Event.objects.between(day("2023-09-01"), day("2023-09-30"))) == expected


def test_who_presides_is_read_for_all_at_once(django_assert_num_queries):
    for number in range(3):
        event = make_event(name=f"Meeting {number}")
        official = make_official(name=f"Chair {number}", slug=f"chair-{number}")
        make_participant(event=event, official=official, role=Participant.Role.CHAIR)
        make_participant(event=event, official=make_official(name="Guest", slug=f"guest-{number}"))
    events = list(Event.objects.order_by("id"))
    with django_assert_num_queries(1):
        read_chairs(events)
        assert [[each.official.name for each in event.chairs] for event in events] == [
            ["Chair 0"],
            ["Chair 1"],
            ["Chair 2"],
        ]


def test_organization_that_presides_is_nobody_to_be_named():
    event = make_event()
    make_participant(event=event, organization=make_organization(), role=Participant.Role.CHAIR)
    read_chairs([event])
    assert event.chairs == []


def test_nobody_presides_over_no_events(django_assert_num_queries):
    with django_assert_num_queries(0):
        read_chairs([])


def test_instants_are_compared_not_days():
    make_event(public_from=timezone.now() - datetime.timedelta(seconds=1))
    assert Event.objects.public().count() == 1
