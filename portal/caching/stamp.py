"""The stamp: two counters in DATA_DIR, shared by every process of one host, that say whether to ask the row.

A publisher adds one to `begun` before its transaction and one to `ended` after it. While both are as they
were when the row was asked last, no change can have been committed since. A publisher that dies in between
leaves them unequal: then the row is asked for every request until `repair`.
"""

import fcntl
import mmap
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from django.db import InterfaceError, OperationalError

BEGUN, ENDED = 0, 1
SIZE = 16  # two words of eight bytes


class Pair(NamedTuple):
    begun: int
    ended: int

    @property
    def quiet(self) -> bool:
        return self.begun == self.ended


class Stamp:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.publishers = path.with_name(f"{path.name}.publishers")
        self.counters = mapped(path)

    def pair(self) -> Pair:
        # `ended` first: a pair that looks quiet then was quiet at the moment of the first reading.
        ended = self.counters[ENDED]
        return Pair(self.counters[BEGUN], ended)

    @contextmanager
    def change(self) -> Iterator[None]:
        """Encloses the transaction of a public change."""
        # Held as long as this process lives and no longer: by that `repair` tells a slow publisher from a dead one.
        with locked(self.publishers, fcntl.LOCK_SH):
            self.add(BEGUN)
            try:
                yield
            except (OperationalError, InterfaceError):
                # The connection may have broken within COMMIT: whether it took place is not known yet.
                raise
            except BaseException:
                self.add(ENDED)
                raise
            self.add(ENDED)

    def add(self, counter: int) -> None:
        with locked(self.path, fcntl.LOCK_EX):
            self.counters[counter] += 1

    def repair(self, settled: Callable[[], object]) -> bool:
        """Makes the counters equal if no publisher lives; `settled` waits for what a dead one left committing."""
        try:
            with locked(self.publishers, fcntl.LOCK_EX | fcntl.LOCK_NB):
                settled()
                self.counters[ENDED] = self.counters[BEGUN]
        except BlockingIOError:
            return False
        return True


def mapped(path: Path) -> memoryview:
    """The two counters; a memoryview of eight-byte words reads and writes each of them whole."""
    with locked(path, fcntl.LOCK_EX) as descriptor:
        if os.fstat(descriptor).st_size < SIZE:
            os.ftruncate(descriptor, SIZE)  # zeros: a quiet pair
        return memoryview(mmap.mmap(descriptor, SIZE)).cast("Q")


@contextmanager
def locked(path: Path, how: int) -> Iterator[int]:
    # Opened each time: flock belongs to an open file, so that threads of one process wait for each other too.
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o660)
    try:
        fcntl.flock(descriptor, how)
        yield descriptor
    finally:
        # In words: a copy of the descriptor, as mmap keeps one, would hold the lock on.
        fcntl.flock(descriptor, fcntl.LOCK_UN)
        os.close(descriptor)
