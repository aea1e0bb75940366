import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import translation

from events.models import Event
from portal.addresses.claims import AddressTaken
from portal.addresses.models import Address
from portal.caching.version import current_version
from tests.events.factories import day, days_from_now, make_event, make_series, make_venue
from tests.portal.search.factories import found

pytestmark = pytest.mark.django_db
Status = Event.Status


def addresses(record):
    return sorted(Address.objects.filter(record=record.uuid).values_list("path", flat=True))


def test_saving_gives_the_event_its_address_whatever_the_language():
    with translation.override("vi"):
        event = make_event(slug="visit")
    assert addresses(event) == ["/events/visit/"]


def test_address_of_another_event_is_refused_even_when_it_has_moved():
    event = make_event(slug="visit")
    event.slug = "assessment-visit"
    event.save()
    with pytest.raises(AddressTaken):
        make_event(name="Another", slug="visit")
    with pytest.raises(ValidationError, match="Another record has this address"):
        Event(name="Another", slug="visit").clean()
    assert addresses(event) == ["/events/assessment-visit/", "/events/visit/"]


def test_series_keeps_its_addresses_too():
    series = make_series(slug="steering")
    series.slug = "steering-committee"
    series.save()
    assert addresses(series) == ["/events/series/steering-committee/", "/events/series/steering/"]


def changes():
    venue = make_venue()
    yield venue
    series = make_series()
    yield series
    event = make_event(series=series, venue=venue)
    yield event
    event.status = Status.CANCELLED
    event.save()
    yield event
    event.delete()
    yield event


def test_every_change_raises_the_content_version():
    versions = [current_version(), *(current_version() for _ in changes())]
    assert versions == [versions[0] + n for n in range(6)]


def test_failed_change_raises_nothing():
    make_event(slug="visit")
    before = current_version()
    with pytest.raises(AddressTaken):
        make_event(slug="visit")
    assert current_version() == before


def test_public_event_is_found_and_a_prepared_one_is_not():
    make_event(name="Meet Japan")
    make_event(name="Meet Nebraska", public_from=None)
    assert found("meet", language="en") == ["Meet Japan"]


def test_event_that_is_prepared_again_is_found_no_more():
    event = make_event(name="Meet Japan")
    event.public_from = None
    event.save()
    assert found("meet", language="en") == []


def test_deleted_event_leaves_its_address_to_nobody():
    make_event(name="Meet Japan", slug="meet").delete()
    assert found("meet", language="en") == []
    with pytest.raises(AddressTaken):
        make_event(slug="meet")


@pytest.mark.parametrize(
    ("fields", "last_on"),
    [
        ({}, "2023-09-05"),
        ({"end": "2023-09-08"}, "2023-09-08"),
        ({"precision": "month"}, "2023-09-30"),
        ({"precision": "year"}, "2023-12-31"),
        ({"start": None, "month_day": "10-21"}, None),
        ({"status": Status.CANCELLED}, "2023-09-05"),
        ({"status": Status.POSTPONED}, None),
    ],
)
def test_last_day_is_known_as_far_as_there_is_one(fields, last_on):
    event = make_event(**fields)
    assert event.last_on == (day(last_on) if last_on else None)


def test_month_begins_on_its_first_day():
    assert make_event(start="2023-09-05", precision="month").start_on == day("2023-09-01")


def test_event_is_over_after_its_last_day():
    event = make_event(end="2023-09-08")
    assert [event.is_over(day(f"2023-09-0{number}")) for number in (7, 8, 9)] == [False, False, True]
    assert make_event(name="Today", start=days_from_now(0)).is_over() is False
    assert make_event(name="Yesterday", start=days_from_now(-1)).is_over() is True
    assert make_event(name="Some day", start=None, month_day="10-21").is_over() is False


@pytest.mark.parametrize(
    ("fields", "former_on"),
    [
        ({}, None),
        ({"status": Status.CANCELLED}, None),
        ({"status": Status.POSTPONED}, "2023-09-05"),
        ({"status": Status.POSTPONED, "precision": "month"}, None),
        ({"status": Status.POSTPONED, "start": None, "previous_start_on": day("2023-09-01")}, "2023-09-01"),
        ({"status": Status.RESCHEDULED, "previous_start_on": day("2023-09-01")}, "2023-09-01"),
        ({"status": Status.RESCHEDULED, "previous_start_on": day("2023-09-05")}, None),
    ],
)
def test_day_that_does_not_hold_is_known(fields, former_on):
    assert make_event(**fields).former_on == (day(former_on) if former_on else None)


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Assessment"},
        {"start_on": day("2023-09-06")},
        {"start_time": datetime.time(8)},
        {"part_of_day": "morning"},
        {"status": Status.CANCELLED},
        {"summary": "<p>New words</p>"},
    ],
)
def test_sequence_grows_with_what_a_calendar_shows(change):
    event = make_event()
    for name, value in change.items():
        setattr(event, name, value)
    event.save()
    assert event.sequence == 1


def test_sequence_stays_when_nothing_changed_that_a_calendar_shows():
    event = make_event(summary="<p>As before</p>")
    again = Event.objects.get(pk=event.pk)
    again.slug, again.kind = "another", Event.Kind.VISIT
    again.save()
    assert again.sequence == 0


def test_sequence_grows_from_the_number_that_is_kept():
    event = make_event()
    at_the_same_time = Event.objects.get(pk=event.pk)
    for name in ("Second", "Third"):
        event.name = name
        event.save()
    at_the_same_time.name = "Fourth"
    at_the_same_time.save()
    assert Event.objects.get().sequence == 3


@pytest.mark.parametrize(
    "fields",
    [
        {"end": "2023-09-04"},
        {"precision": ""},
        {"month_day": "10-21"},
        {"end_time": datetime.time(9)},
        {"start_time": datetime.time(9), "end_time": datetime.time(8)},
        {"start_time": datetime.time(9), "end_time": datetime.time(9), "end": "2023-09-05"},
    ],
)
def test_database_refuses_days_and_hours_that_contradict_each_other(fields):
    with pytest.raises(IntegrityError):
        make_event(**fields)


def test_event_may_end_at_an_earlier_hour_of_a_later_day():
    make_event(start_time=datetime.time(22), end="2023-09-06", end_time=datetime.time(1))
    assert Event.objects.count() == 1


def test_moved_event_says_from_which_day():
    with pytest.raises(ValidationError, match="Say on which day it was to be"):
        make_event(status=Status.RESCHEDULED).clean()


def test_two_events_cannot_stand_in_each_others_program():
    whole = make_event(name="Visit")
    part = make_event(name="Session", parent=whole)
    whole.parent = part
    with pytest.raises(ValidationError, match="in the program of the one you edit"):
        whole.clean()


def test_name_is_that_of_the_language_where_there_is_one():
    event = make_event(name="Budget session", native_name="Kỳ họp về ngân sách")
    assert (event.label, event.other_label, event.other_language) == ("Budget session", "Kỳ họp về ngân sách", "vi")
    with translation.override("vi"):
        assert (event.label, event.other_label, event.other_language) == (event.native_name, event.name, "en")
        assert make_event(name="Meet Japan").label == "Meet Japan"
