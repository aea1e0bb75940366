"""The news part of the front page: no story stands on it twice."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, QuerySet, Value
from django.utils import timezone

from news.front_parts import BANDS, IN_BAND, Band, Figure, bands_of, figures, section_of, without
from news.listings import ListKey
from news.models import Edition, Listing, NewsList
from news.pages import in_order, rows_of
from news.relations import Link
from news.sections import sections
from portal.caching.boundaries import next_boundary
from portal.caching.memo import by_version

LATEST = 5
# Enough of each list, whatever of it stands above already.
ENOUGH = 1 + LATEST + BANDS * IN_BAND


@dataclass(frozen=True)
class Front:
    lead: Edition | None
    lead_section: Link | None
    latest: list[Edition]
    bands: list[Band]
    figures: list[Figure]


@by_version(until=next_boundary)
def front(language: str) -> Front:
    now = timezone.now()
    chosen = [section for section in sections().values() if section.on_front_page]
    keys = [ListKey(NewsList.Kind.ALL, language), *(section.key(language) for section in chosen)]
    newest, *by_section = newest_of_each(keys, ENOUGH, now)
    pinned = Edition.objects.featured(now).filter(language=language).order_by("-featured_from", "-id")
    head = without([*pinned.defer("body_html", "relations")[:1], *newest], [])[: 1 + LATEST]
    lead = head[0] if head else None
    bands = bands_of(zip(chosen, by_section, strict=True), language, head)
    return Front(lead, section_of(lead), head[1:], bands, figures(language, now))


def newest_of_each(keys: Sequence[ListKey], n: int, now: datetime.datetime) -> list[list[Edition]]:
    """The newest of each list, in two queries for all of them."""
    first, *others = [places(number, key, n, now) for number, key in enumerate(keys)]
    found = list(first.union(*others, all=True))
    editions = in_order([edition for _, edition in found])
    numbers = set(found)
    return [[edition for edition in editions if (number, edition.pk) in numbers] for number in range(len(keys))]


def places(number: int, key: ListKey, n: int, now: datetime.datetime) -> QuerySet[Listing, tuple[int, int]]:
    # Within another query, since SQLite takes no LIMIT in a part of a union.
    newest = rows_of(key, now).order_by("-listed_at", "-edition_id").values("pk")[:n]
    rows = Listing.objects.order_by().filter(pk__in=newest).annotate(number=Value(number), shown=F("edition"))
    return rows.values_list("number", "shown")


def newest_of(key: ListKey, n: int, now: datetime.datetime) -> list[Edition]:
    places = rows_of(key, now).order_by("-listed_at", "-edition_id")[:n]
    return list(in_order(places.values("edition_id")))
