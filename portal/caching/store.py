"""A bounded place in memory, for one process and all its threads."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock
from typing import Generic, TypeVar

from portal.caching.row import SiteState

V = TypeVar("V")
FOREVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Kept(Generic[V]):
    """A result of the state of the site, as it is during [at, until)."""

    value: V
    state: SiteState
    at: datetime
    until: datetime

    def holds(self, state: SiteState, now: datetime) -> bool:
        # `at <=`: a clock set back would otherwise show what is not public yet.
        return self.state == state and self.at <= now < self.until


class Store(Generic[V]):
    """Keeps values until their costs exceed the limit; what was not used for longest goes first."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.cost = 0
        self.values: OrderedDict[Hashable, tuple[V, int]] = OrderedDict()
        self.lock = Lock()

    def get(self, key: Hashable) -> V | None:
        with self.lock:
            if key not in self.values:
                return None
            self.values.move_to_end(key)
            return self.values[key][0]

    def put(self, key: Hashable, value: V, cost: int = 1) -> None:
        with self.lock:
            self.drop(key)
            self.values[key] = (value, cost)
            self.cost += cost
            while self.cost > self.limit:
                self.drop(next(iter(self.values)))

    def drop(self, key: Hashable) -> None:
        _, cost = self.values.pop(key, (None, 0))
        self.cost -= cost

    def clear(self) -> None:
        with self.lock:
            self.values.clear()
            self.cost = 0
