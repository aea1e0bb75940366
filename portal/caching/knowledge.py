"""What one process knows of the row, and for how long it may believe it."""

import time
from collections.abc import Callable
from typing import NamedTuple

from django.db import Error

from portal.caching.row import SiteState, ask
from portal.caching.stamp import Pair, Stamp

BELIEVED_SECONDS = 1.0
REPAIR_AFTER_SECONDS = 60.0


class Known(NamedTuple):
    pair: Pair
    state: SiteState
    asked_at: float


class Knowledge:
    """The row, asked only when the stamp has moved, and once a second for changes made past the stamp."""

    def __init__(
        self, stamp: Stamp, ask: Callable[..., SiteState] = ask, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.stamp = stamp
        self.ask = ask
        self.clock = clock
        self.known: Known | None = None
        self.unequal_since: float | None = None

    def state(self) -> SiteState:
        """Raises django.db.Error where the row must be asked and cannot be."""
        pair, now, known = self.stamp.pair(), self.clock(), self.known
        if known is None or known.pair != pair:
            return self.asked(pair, now)
        if now - known.asked_at >= BELIEVED_SECONDS:
            return self.asked_again(known, now)
        return known.state

    def asked(self, pair: Pair, now: float) -> SiteState:
        state = self.ask()
        # The pair is older than the answer: a change that began in between has moved the stamp by the next look.
        if pair.quiet:
            self.known, self.unequal_since = Known(pair, state, now), None
        else:
            self.repair_in_time(now)
        return state

    def asked_again(self, known: Known, now: float) -> SiteState:
        try:
            return self.asked(known.pair, now)
        except Error:
            # The stamp has not moved: what was known still holds while the database is away.
            self.known = known._replace(asked_at=now)
            return known.state

    def repair_in_time(self, now: float) -> None:
        if self.unequal_since is None:
            self.unequal_since = now
        elif now - self.unequal_since >= REPAIR_AFTER_SECONDS:
            self.unequal_since = now
            # Refused while a publisher lives, as during a long import; tried again in a minute.
            self.stamp.repair(lambda: self.ask(waiting=True))
