"""Writing lists, and keeping their counts by month exact for things that begin and end by themselves.

The invariant (spike of a million rows; docs/decisions/0004-lists-counted-by-months.md):
`ListingMonth.n` is the number of the list's rows that are public at `Site.settled_at`. Entering or
closing a row adds its share at that instant; `settle` carries the instant forward over the boundaries
passed since. All of it under the lock of the site's row.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection
from django.db.models import Count
from django.db.models.functions import TruncMonth

from news.models import Edition, Listing, ListingMonth, NewsList
from news.models.listings import NOTHING
from portal.caching.intervals import IntervalQuerySet
from portal.caching.models import Site
from portal.imports.rows import ONLY_NEW, insert

PROVINCE = ZoneInfo(settings.TIME_ZONE)
MonthCounts = Counter[tuple[int, datetime.date]]
ADDED = "ON CONFLICT (list_id, month) DO UPDATE SET n = news_listingmonth.n + excluded.n"
PLACE = ["list", "listed_at", "edition", "public_from", "public_until"]


class ListKey(NamedTuple):
    kind: NewsList.Kind
    language: str
    record: UUID = NOTHING


def enter(entries: Mapping[Edition, Iterable[ListKey]], site: Site) -> None:
    """Puts saved editions into their lists. `site` is the locked row."""
    lists = ids_of({key for keys in entries.values() for key in keys})
    insert(Listing, PLACE, (place for edition, keys in entries.items() for place in places(edition, keys, lists)))
    # What begins later is counted by `settle`, when its time has come.
    public = {edition: keys for edition, keys in entries.items() if public_at(edition, site.settled_at)}
    months = {edition: month_of(edition.listed_at) for edition in public}
    add_to_months(Counter((lists[key], months[edition]) for edition, keys in public.items() for key in keys))


def places(edition: Edition, keys: Iterable[ListKey], lists: Mapping[ListKey, int]) -> Iterator[tuple[Any, ...]]:
    for key in keys:
        yield lists[key], edition.listed_at, edition.pk, edition.public_from, edition.public_until


def close(edition_ids: Iterable[int], at: datetime.datetime | None, site: Site) -> None:
    """Ends the editions' places at an instant after their beginning; None takes the end back."""
    rows = Listing.objects.filter(edition__in=list(edition_ids))
    before = months_of(rows, site)
    rows.update(public_until=at)
    after = months_of(rows, site)
    after.subtract(before)
    add_to_months(after)


def remove(edition_ids: Iterable[int], site: Site) -> None:
    """Takes out editions that were never public."""
    rows = Listing.objects.filter(edition__in=list(edition_ids))
    gone = Counter({key: -n for key, n in months_of(rows, site).items()})
    rows.delete()
    add_to_months(gone)


def settle(site: Site, now: datetime.datetime) -> None:
    """Counts what began or ended since the counts were last settled. A clock set back changes nothing."""
    if now <= site.settled_at:
        return
    begun, ended = Listing.objects.all().with_boundary_in(site.settled_at, now)
    passed = counted(begun)
    passed.subtract(counted(ended))
    add_to_months(passed)
    site.settled_at = now
    site.save(update_fields=["settled_at"])


def ids_of(keys: set[ListKey]) -> dict[ListKey, int]:
    known = known_ids(keys)
    missing = sorted(keys - known.keys())
    if not missing:
        return known
    insert(NewsList, ["kind", "language", "record"], missing, ONLY_NEW)
    return known_ids(keys)


def known_ids(keys: set[ListKey]) -> dict[ListKey, int]:
    # By the record alone, with which the unique index begins: it is nearly all that tells lists apart.
    rows = NewsList.objects.filter(record__in={key.record for key in keys})
    return {
        ListKey(NewsList.Kind(kind), language, record): number
        for kind, language, record, number in rows.values_list("kind", "language", "record", "pk")
    }


def public_at(edition: Edition, at: datetime.datetime) -> bool:
    return edition.public_from <= at and (edition.public_until is None or edition.public_until > at)


def month_of(instant: datetime.datetime) -> datetime.date:
    return instant.astimezone(PROVINCE).date().replace(day=1)


def months_of(rows: IntervalQuerySet, site: Site) -> MonthCounts:
    return counted(rows.public(site.settled_at))


def counted(rows: IntervalQuerySet) -> MonthCounts:
    by_month = rows.annotate(month=TruncMonth("listed_at", tzinfo=PROVINCE)).values("list_id", "month").order_by()
    return Counter({(row["list_id"], row["month"].date()): row["n"] for row in by_month.annotate(n=Count("id"))})


def add_to_months(changes: MonthCounts) -> None:
    """In the order of lists and months, so that nobody waits for somebody who waits."""
    gained = [(*key, n) for key, n in sorted(changes.items()) if n > 0]
    lost = [(-n, *key) for key, n in sorted(changes.items()) if n < 0]
    insert(ListingMonth, ["list", "month", "n"], gained, ADDED)
    # Not by ADDED: a row with less than nothing is refused before it is seen to be there already.
    if lost:
        with connection.cursor() as cursor:
            cursor.executemany("UPDATE news_listingmonth SET n = n - %s WHERE list_id = %s AND month = %s", lost)
