"""The next instant at which a page changes by itself, because something scheduled begins or ends."""

from collections.abc import Callable
from datetime import datetime
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from portal.caching.memo import new_store, remembered
from portal.caching.row import in_transaction
from portal.caching.store import Kept, Store

known: Store[Kept[datetime | None]] = new_store(1)  # one answer for the whole site


def next_boundary(after: datetime) -> datetime | None:
    """The earliest answer of `settings.NEXT_BOUNDARY`, asked once for each version and boundary."""
    if in_transaction():
        return earliest(after)

    def make() -> tuple[datetime | None, datetime | None]:
        boundary = earliest(after)
        return boundary, boundary  # good until it comes true

    return remembered(known, None, after, make)


def earliest(after: datetime) -> datetime | None:
    answers = [asked(after) for asked in calendars(tuple(settings.NEXT_BOUNDARY))]
    return min((answer for answer in answers if answer), default=None)


@cache
def calendars(paths: tuple[str, ...]) -> list[Callable[[datetime], datetime | None]]:
    """Named by the settings, since this app knows none of those that stand on it."""
    return [import_string(path) for path in paths]
