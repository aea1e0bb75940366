"""The next instant at which a page changes by itself."""

import datetime
from typing import Any

from django.db.models import Min, QuerySet, Value

from events.days import midnight_after
from events.models import Event
from news.models import Edition


def next_boundary(now: datetime.datetime) -> datetime.datetime:
    """The next instant at which a page changes by itself: one statement for all pages of the site.

    An edition begins or ends, or leads the front page or ceases to; an event becomes public; a day is over.
    """
    editions = Edition.objects.order_by()
    pinned = editions.filter(featured_until__gt=now)
    instants = [first_after(now, editions, column) for column in ("public_from", "public_until")]
    instants += [first_after(now, pinned, column) for column in ("featured_from", "featured_until")]
    instants.append(first_after(now, Event.objects.order_by(), "public_from"))
    return min([midnight_after(now), *(at for (at,) in instants[0].union(*instants[1:]) if at)])


def first_after(now: datetime.datetime, rows: QuerySet[Any], column: str) -> QuerySet[Any, Any]:
    """One row with one instant, as a query that others can be joined to. The constant makes it a group."""
    later = rows.filter(**{f"{column}__gt": now}).annotate(group=Value(1)).values("group")
    return later.annotate(at=Min(column)).values_list("at")
