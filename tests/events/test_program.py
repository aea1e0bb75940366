import datetime

import pytest

from events.copying import copy_to
from events.following import cancel, move, remove
from events.models import Event
from events.program import take_program
from events.spreading import Scope, plan, spread
from events.topics import Topic
from tests.events.factories import days_from_now, make_event, make_organizer, make_participant, make_series
from tests.portal.directory.factories import make_official, make_organization

pytestmark = pytest.mark.django_db
NINE, TEN = datetime.time(9), datetime.time(10)


@pytest.fixture
def session():
    """Two days, each with a part of the program."""
    first = make_event(name="Session", start=days_from_now(7), end=days_from_now(8), series=make_series())
    make_event(name="Opening", start=days_from_now(7), start_time=NINE, parent=first)
    make_event(name="Vote", start=days_from_now(8), parent=first)
    return first


@pytest.fixture
def later(session):
    return make_event(name="Later session", start=days_from_now(14), end=days_from_now(15), series=session.series)


def parts(event):
    return list(event.program.order_by("start_on", "pk").values_list("name", "start_on", "start_time", "status"))


def test_date_made_by_a_rule_has_the_program_on_its_own_days_with_its_people(session):
    opening = session.program.get(name="Opening")
    make_participant(event=opening, official=make_official(), role="chair")
    make_organizer(event=opening, organization=make_organization())
    cancel(make_event(name="Left out", start=days_from_now(7), parent=session))
    made = copy_to(session, days_from_now(14))
    assert parts(made) == [
        ("Opening", days_from_now(14), NINE, "scheduled"),
        ("Vote", days_from_now(15), None, "scheduled"),
    ]
    copied = made.program.get(name="Opening")
    assert (copied.participants.get().role, copied.organizer_rows.count(), copied.series) == ("chair", 1, None)


def test_program_is_taken_over_part_by_part(session, later):
    known = make_event(name="Opening", slug="known", start=days_from_now(14), start_time=TEN, parent=later)
    shown = plan(session, [Topic.PROGRAM], Scope.FOLLOWING)
    [change] = shown.changes
    assert change.differences[0].before.endswith("10:00: Opening")
    assert "Vote" in change.differences[0].after
    spread(shown)
    assert parts(later) == [
        ("Opening", days_from_now(14), NINE, "scheduled"),
        ("Vote", days_from_now(15), None, "scheduled"),
    ]
    assert later.program.get(name="Opening").pk == known.pk
    assert plan(session, [Topic.PROGRAM], Scope.FOLLOWING).changes == []


def test_part_that_was_renamed_is_known_by_its_place(session, later):
    renamed = make_event(name="Welcome", start=days_from_now(14), start_time=NINE, parent=later)
    take_program(later, session)
    assert later.program.get(name="Opening").pk == renamed.pk


def test_part_that_is_left_out_stays_canceled_where_readers_know_it(session, later):
    make_event(name="Known", start=days_from_now(14), parent=later)
    make_event(name="Unseen", start=days_from_now(14), parent=later, public_from=None)
    session.program.all().delete()
    take_program(later, session)
    assert parts(later) == [("Known", days_from_now(14), None, "cancelled")]


def test_part_that_is_over_is_not_touched(session):
    running = make_event(name="Running", start=days_from_now(-1), end=days_from_now(1), series=session.series)
    make_event(name="Report", start=days_from_now(-1), parent=running)
    take_program(running, session)
    assert parts(running) == [
        ("Report", days_from_now(-1), None, "scheduled"),
        ("Vote", days_from_now(0), None, "scheduled"),
    ]


def test_canceled_part_that_is_back_in_the_program_takes_place_after_all(session, later):
    vote = make_event(name="Vote", slug="vote-2", start=days_from_now(15), parent=later)
    cancel(vote)
    take_program(later, session)
    vote.refresh_from_db()
    assert (vote.status, vote.changes.first().kind) == ("scheduled", "resumed")


def test_readers_are_told_of_a_part_that_stands_on_another_day(session, later):
    vote = make_event(name="Vote", slug="vote-2", start=days_from_now(14), parent=later)
    take_program(later, session)
    vote.refresh_from_db()
    assert (vote.start_on, vote.status, vote.previous_start_on) == (
        days_from_now(15),
        "rescheduled",
        days_from_now(14),
    )


def test_date_that_a_rule_moves_or_cancels_takes_its_program_along(session):
    move(session, days_from_now(9))
    session.save()
    assert [row[1:3:2] for row in parts(session)] == [(days_from_now(9),), (days_from_now(10),)]
    assert {row[3] for row in parts(session)} == {"rescheduled"}
    cancel(session)
    assert {row[3] for row in parts(session)} == {"cancelled"}


def test_event_that_is_canceled_by_hand_takes_its_program_along_once(session):
    session.status, session.status_reason = "cancelled", "Storm."
    session.save()
    assert {row[3] for row in parts(session)} == {"cancelled"}
    vote = session.program.get(name="Vote")
    vote.status = "scheduled"
    vote.save()
    session.save()
    vote.refresh_from_db()
    assert vote.status == "scheduled"


def test_date_that_nobody_has_seen_goes_with_its_program(session):
    Event.objects.filter(name="Opening").update(public_from=None)
    remove(session)
    assert list(Event.objects.values_list("name", "status", "parent")) == [("Vote", "cancelled", None)]
