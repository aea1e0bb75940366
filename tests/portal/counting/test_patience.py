from uuid import uuid4

import psycopg
import pytest
from django.db import OperationalError, ProgrammingError, connection

from portal.counting.hits import record
from portal.counting.models import Kind
from portal.counting.patience import patiently
from tests.portal.counting.factories import committing


class Clock:
    """Time that passes only while somebody waits."""

    now = 0.0

    def __call__(self) -> float:
        return self.now

    def pause(self, seconds: float) -> None:
        self.now += seconds


def away_until(moment, clock):
    def step() -> str:
        if clock() < moment:
            raise OperationalError("the database system is starting up")
        return "done"

    return step


def test_database_that_comes_back_in_time_is_waited_for():
    clock = Clock()
    assert patiently(away_until(19, clock), pause=clock.pause, clock=clock) == "done"


def test_database_that_stays_away_is_given_up():
    clock = Clock()
    with pytest.raises(OperationalError):
        patiently(away_until(60, clock), pause=clock.pause, clock=clock)
    assert 20 <= clock() < 21


def test_error_that_waiting_does_not_mend_is_raised_at_once():
    clock = Clock()
    with pytest.raises(ProgrammingError):
        patiently(lambda: (_ for _ in ()).throw(ProgrammingError()).__next__(), pause=clock.pause, clock=clock)
    assert clock() == 0


@pytest.mark.django_db
def test_step_inside_a_transaction_is_not_repeated_alone():
    clock = Clock()
    with pytest.raises(OperationalError):
        patiently(away_until(1, clock), pause=clock.pause, clock=clock)
    assert clock() == 0


# SQLite has no connection that could be cut.
@pytest.mark.engine("postgresql")
@committing
def test_view_is_counted_once_though_its_connection_was_cut():
    hit_id, clock = uuid4(), Clock()
    record(1, hit_id, Kind.VIEW)
    with psycopg.connect(**connection.get_connection_params() | {"cursor_factory": None}, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s)", [connection.connection.info.backend_pid])
    assert patiently(lambda: record(1, hit_id, Kind.VIEW), pause=clock.pause, clock=clock) == 1
