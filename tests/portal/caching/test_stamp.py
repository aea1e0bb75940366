import fcntl
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest
from django.db import OperationalError
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, rule

from portal.caching.knowledge import Knowledge
from portal.caching.row import LONG_AGO, SiteState
from portal.caching.stamp import BEGUN, Pair, Stamp, locked

KILLED = """
import os, signal, sys, pathlib
from portal.caching.stamp import Stamp
with Stamp(pathlib.Path(sys.argv[1])).change():
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_counters_are_shared_by_all_who_open_the_file(stamp):
    with Stamp(stamp.path).change():
        assert stamp.pair() == Pair(1, 0)
    assert Stamp(stamp.path).pair() == stamp.pair() == Pair(1, 1)


def test_opening_again_keeps_the_counters(stamp):
    with stamp.change():
        pass
    assert Stamp(stamp.path).pair() == Pair(1, 1)
    assert stamp.path.stat().st_size == 16


def test_two_changes_at_once_are_quiet_when_both_have_ended(stamp):
    with stamp.change():
        with stamp.change():
            pass
        assert stamp.pair() == Pair(2, 1)
    assert stamp.pair().quiet


def test_no_change_is_lost_between_threads(stamp):
    def publish():
        for _ in range(50):
            with stamp.change():
                pass

    threads = [Thread(target=publish) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert stamp.pair() == Pair(200, 200)


def test_killed_process_leaves_the_counters_unequal_and_can_be_repaired(stamp):
    killed = subprocess.run([sys.executable, "-c", KILLED, stamp.path], cwd=Path(__file__).parents[3])
    assert killed.returncode == -signal.SIGKILL
    assert stamp.pair() == Pair(1, 0)
    assert stamp.repair(lambda: None)
    assert stamp.pair() == Pair(1, 1)


def test_nothing_is_repaired_while_a_publisher_lives(stamp):
    with stamp.change():
        assert not Stamp(stamp.path).repair(lambda: pytest.fail("asked too early"))
        assert stamp.pair() == Pair(1, 0)


def test_publishers_wait_for_a_repair(stamp):
    def beginning_is_refused():
        with pytest.raises(BlockingIOError), locked(stamp.publishers, fcntl.LOCK_SH | fcntl.LOCK_NB):
            pass

    assert stamp.repair(beginning_is_refused)


def test_repair_that_cannot_ask_the_database_repairs_nothing(stamp):
    stamp.add(BEGUN)

    def away():
        raise OperationalError

    with pytest.raises(OperationalError):
        stamp.repair(away)
    assert stamp.pair() == Pair(1, 0)


def test_pair_that_looks_quiet_was_quiet(stamp):
    """A change that begins between the two readings must not look as if it had ended."""

    class Moving:
        moments = iter([Pair(6, 5), Pair(7, 6)])

        def __getitem__(self, counter):
            return next(self.moments)[counter]

    stamp.counters = Moving()
    assert not stamp.pair().quiet


def test_counter_is_raised_by_one_at_a_time(stamp):
    class Guarded(list):
        def __getitem__(self, counter):
            with pytest.raises(BlockingIOError), locked(stamp.path, fcntl.LOCK_EX | fcntl.LOCK_NB):
                pass
            return super().__getitem__(counter)

    stamp.counters = Guarded([0, 0])
    stamp.add(BEGUN)
    assert stamp.counters == [1, 0]


class Publishing(RuleBasedStateMachine):
    """Publishers begin, commit, roll back and die anywhere, while three processes read: none is ever stale."""

    begun = Bundle("begun")
    done = Bundle("done")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "stamp"
        self.version = 1
        self.now = 0.0
        self.committing = 0
        self.in_between = None
        self.changes = []
        self.readers = [Knowledge(Stamp(self.path), self.ask, lambda: self.now) for _ in range(3)]

    def ask(self, *, waiting=False):
        if waiting:
            self.server_commits()
        answer = SiteState(self.version, LONG_AGO)
        in_between, self.in_between = self.in_between, None
        if in_between:
            in_between()
        return answer

    @rule(target=begun)
    def begin(self):
        change = Stamp(self.path).change()
        change.__enter__()
        self.changes.append(change)
        return change

    @rule(target=done, change=consumes(begun))
    def commit(self, change):
        self.version += 1
        return change

    @rule(target=done, change=consumes(begun))
    def roll_back(self, change):
        return change

    @rule(change=consumes(done))
    def end(self, change):
        change.__exit__(None, None, None)

    @rule(change=st.one_of(consumes(begun), consumes(done)))
    def die(self, change):
        self.killed(change)

    @rule(change=consumes(begun))
    def die_while_the_server_commits(self, change):
        self.committing += 1
        self.killed(change)

    @rule()
    def server_commits(self):
        self.version += self.committing
        self.committing = 0

    @rule(seconds=st.sampled_from([0.4, 1, 30, 61]))
    def wait(self, seconds):
        self.now += seconds

    @rule(reader=st.integers(0, 2), change=consumes(begun))
    def read_while_another_publishes(self, reader, change):
        def publish():
            self.version += 1
            change.__exit__(None, None, None)

        self.in_between = publish
        self.readers[reader].state()
        if self.in_between:
            publish()
            self.in_between = None

    @rule(reader=st.integers(0, 2))
    def read(self, reader):
        committed = self.version
        assert self.readers[reader].state().version >= committed

    def killed(self, change):
        """The kernel takes back the lock, and nothing else happens: as when the connection broke."""
        with suppress(OperationalError):
            change.__exit__(OperationalError, OperationalError(), None)

    def teardown(self):
        for change in self.changes:
            self.killed(change)
        self.folder.cleanup()


Publishing.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None, database=None)
TestPublishing = Publishing.TestCase
