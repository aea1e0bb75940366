"""Results kept for the present content version, in each process."""

from collections.abc import Callable, Hashable
from datetime import datetime
from functools import partial, wraps
from typing import Any, ParamSpec, TypeVar, overload

from django.utils import timezone

from portal.caching.row import in_transaction
from portal.caching.store import FOREVER, Kept, Store
from portal.caching.version import committed, source

P = ParamSpec("P")
R = TypeVar("R")
Boundary = Callable[[datetime], datetime | None]
Clock = Callable[[], datetime]

RESULTS = 256  # of each function: its arguments may come from readers
stores: list[Store[Any]] = []  # all of them, for `forget`


def never(after: datetime) -> None:
    """For results that no scheduled instant changes."""


@overload
def by_version(function: Callable[P, R], *, until: Boundary = ..., clock: Clock = ...) -> Callable[P, R]: ...
@overload
def by_version(*, until: Boundary = ..., clock: Clock = ...) -> Callable[[Callable[P, R]], Callable[P, R]]: ...
def by_version(function: Any = None, *, until: Boundary = never, clock: Clock = timezone.now) -> Any:
    """Keeps the results of a function, by its hashable arguments, until public content changes.

    What depends on the time as well says `until=next_boundary`. Callers share one result and must not
    change it. Within a transaction, so in most tests too, the function is called each time.
    """
    if function is None:
        return partial(by_version, until=until, clock=clock)
    store: Store[Kept[Any]] = new_store(RESULTS)

    @wraps(function)
    def kept_by_version(*args: Any, **kwargs: Any) -> Any:
        if in_transaction():
            return function(*args, **kwargs)
        now = clock()

        def make() -> tuple[Any, datetime | None]:
            # The boundary first: one that passes meanwhile then ends the result at once.
            boundary = until(now)
            return function(*args, **kwargs), boundary

        return remembered(store, (args, frozenset(kwargs.items())), now, make)

    return kept_by_version


def remembered(store: Store[Kept[R]], key: Hashable, now: datetime, make: Callable[[], tuple[R, datetime | None]]) -> R:
    """The kept result if it holds now, else a new one, which `make` gives with the instant that ends it."""
    state = committed()  # before it is made: what changes meanwhile outdates it
    kept = store.get(key)
    if kept and kept.holds(state, now):
        return kept.value
    value, until = make()
    if state.version:  # without the row there is nothing to hold it to
        store.put(key, Kept(value, state, now, until or FOREVER))
    return value


def new_store(limit: int) -> Store[Any]:
    stores.append(Store(limit))
    return stores[-1]


def forget() -> None:
    """Drops all kept results of this process: another database has come in the place of the one they are of."""
    source.cache_clear()
    for store in stores:
        store.clear()
