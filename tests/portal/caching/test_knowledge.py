import pytest
from django.db import OperationalError

from portal.caching.knowledge import Knowledge
from portal.caching.stamp import BEGUN, Pair

from .factories import site_state


class Database:
    """Where one row lies, and how often it was asked for."""

    def __init__(self):
        self.version = 1
        self.asked = 0
        self.waited = 0
        self.away = False

    def ask(self, *, waiting=False):
        if self.away:
            raise OperationalError
        self.asked += 1
        self.waited += waiting
        return site_state(version=self.version)

    def change(self, stamp):
        with stamp.change():
            self.version += 1


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def database():
    return Database()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def knowledge(stamp, database, clock):
    return Knowledge(stamp, database.ask, clock)


def test_quiet_row_is_asked_once(knowledge, database):
    assert [knowledge.state().version for _ in range(5)] == [1] * 5
    assert database.asked == 1


def test_every_process_sees_a_change_at_once(stamp, database, clock):
    processes = [Knowledge(stamp, database.ask, clock) for _ in range(2)]
    for version in (1, 2, 3):
        assert [process.state().version for process in processes] == [version, version]
        database.change(stamp)


def test_row_is_asked_each_time_while_a_change_is_under_way(knowledge, stamp, database):
    knowledge.state()
    with stamp.change():
        knowledge.state()
        database.version = 2
        assert knowledge.state().version == 2
        assert knowledge.known.pair == Pair(0, 0)
    assert database.asked == 3


def test_change_past_the_stamp_is_seen_after_a_second(knowledge, database, clock):
    knowledge.state()
    database.version = 2
    clock.now += 0.9
    assert knowledge.state().version == 1
    clock.now += 0.1
    assert knowledge.state().version == 2


def test_database_that_is_away_changes_nothing_that_is_known(knowledge, database, clock):
    knowledge.state()
    database.away = True
    clock.now += 100
    assert knowledge.state().version == 1


def test_database_that_is_away_is_tried_once_a_second(knowledge, database, clock, monkeypatch):
    knowledge.state()
    database.away = True
    clock.now += 100
    knowledge.state()
    monkeypatch.setattr(knowledge, "ask", lambda: pytest.fail("tried again"))
    assert knowledge.state().version == 1


def test_state_that_may_have_changed_is_not_guessed(knowledge, stamp, database):
    knowledge.state()
    database.change(stamp)
    database.away = True
    with pytest.raises(OperationalError):
        knowledge.state()


@pytest.fixture
def dead_publisher(stamp, knowledge):
    """It died within its change: the counters stay unequal, and no lock is held."""
    stamp.add(BEGUN)
    knowledge.state()


@pytest.mark.usefixtures("dead_publisher")
def test_dead_publisher_is_repaired_after_a_minute(knowledge, stamp, database, clock):
    clock.now += 59
    knowledge.state()
    assert stamp.pair() == Pair(1, 0)
    clock.now += 1
    knowledge.state()
    assert stamp.pair() == Pair(1, 1)
    assert database.waited == 1


@pytest.mark.usefixtures("dead_publisher")
def test_after_a_repair_the_row_is_asked_no_more(knowledge, database, clock):
    clock.now += 60
    knowledge.state()
    knowledge.state()
    asked = database.asked
    assert [knowledge.state().version for _ in range(3)] == [1] * 3
    assert database.asked == asked


@pytest.mark.usefixtures("dead_publisher")
def test_long_import_is_never_taken_for_dead(knowledge, stamp, clock):
    with stamp.change():
        for _ in range(5):
            clock.now += 60
            knowledge.state()
        assert stamp.pair() == Pair(2, 0)


@pytest.mark.usefixtures("dead_publisher")
def test_minute_begins_anew_after_a_quiet_moment(knowledge, stamp, clock):
    stamp.repair(lambda: None)
    knowledge.state()
    stamp.add(BEGUN)
    clock.now += 60
    knowledge.state()
    assert stamp.pair() == Pair(2, 1)
