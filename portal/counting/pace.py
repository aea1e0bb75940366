"""How often hits are folded while the site is read: by whoever happens to count one."""

import threading
import time
from collections.abc import Callable

from django.db import DatabaseError

from portal.counting.folding import fold, logger, purge


class Pace:
    """When this process folds: after so many hits or seconds, whichever comes first, in one thread at a time."""

    def __init__(self, hits: int = 500, seconds: float = 5, clock: Callable[[], float] = time.monotonic) -> None:
        self.every_hits, self.every_seconds, self.clock = hits, seconds, clock
        self.hits, self.since = 0, clock()
        self.turn = threading.Lock()

    def take_turn(self) -> bool:
        """Count a hit, and say whether the caller shall fold now and end the turn."""
        # Without a lock: a hit lost between two threads only puts the turn off.
        self.hits += 1
        is_due = self.hits >= self.every_hits or self.clock() - self.since >= self.every_seconds
        return is_due and self.turn.acquire(blocking=False)

    def end_turn(self) -> None:
        self.hits, self.since = 0, self.clock()
        self.turn.release()


PACE = Pace()


def fold_when_due(pace: Pace = PACE) -> None:
    """To be called after a hit is recorded. Never raises: the hit is safe, and the next turn folds it."""
    if not pace.take_turn():
        return
    try:
        fold(limit=20_000)  # a reader waits for this: never all that an outage has left
        purge()
    except DatabaseError as error:
        logger.warning("Views were not folded this time; nothing is lost: %s", error)
    finally:
        pace.end_turn()
