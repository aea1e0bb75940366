import datetime

import pytest
from django.utils import formats, timezone

from events.changelog import changes
from events.models import Event
from tests.events.factories import days_from_now, make_event
from tests.news.factories import soon

pytestmark = pytest.mark.django_db
Status = Event.Status
TODAY, SOON, LATER = (days_from_now(days) for days in (0, 7, 14))


def change(event, **fields):
    for name, value in fields.items():
        setattr(event, name, value)
    event.save()
    return event


def told(event):
    return [(each.title, each.text) for each in changes(event)]


def words(day):
    return formats.date_format(day)


def test_event_that_was_only_announced_has_changed_nothing():
    assert changes(make_event(start=SOON)) == []


def test_what_readers_were_told_is_told_newest_first():
    event = make_event(start=SOON)
    change(event, start_on=LATER, start_time=datetime.time(8), status=Status.RESCHEDULED, previous_start_on=SOON)
    change(event, status=Status.CANCELLED, status_reason="the hall is closed")
    change(event, status=Status.SCHEDULED, status_reason="")
    assert told(event) == [
        ("Takes place after all", f"For {words(LATER)}, 08:00."),
        ("Canceled", f"It was planned for {words(LATER)}, 08:00. The hall is closed."),
        ("Moved", f"From {words(SOON)} to {words(LATER)}, 08:00."),
        ("Announced", f"For {words(SOON)}."),
    ]
    assert {each.on for each in changes(event)} == {TODAY}


def test_postponed_event_says_from_which_day():
    event = change(make_event(start=SOON), status=Status.POSTPONED, status_reason="Reports are awaited.")
    expected = ("Postponed, new day not set", f"It was planned for {words(SOON)}. Reports are awaited.")
    assert told(event)[0] == expected


@pytest.mark.parametrize("fields", [{"public_from": None}, {"start": "2023-09-05"}])
def test_what_is_prepared_or_over_is_put_right_without_a_word(fields):
    event = change(make_event(**({"start": SOON} | fields)), status=Status.CANCELLED)
    assert event.changes.count() == 0


def test_change_of_other_words_is_not_told():
    event = change(make_event(start=SOON), name="Another", summary="<p>More.</p>")
    assert [each.kind for each in event.changes.all()] == ["announced"]


def test_what_was_moved_before_it_was_announced_is_announced_for_its_last_day():
    event = make_event(start=SOON, public_from=soon(2))
    change(event, start_on=LATER)
    assert list(event.changes.public()) == []
    later = timezone.now() + datetime.timedelta(hours=3)
    assert [(each.kind, each.to_on) for each in event.changes.public(later)] == [("announced", LATER)]
