"""Reading one page of a list: the months say where it lies, then ten rows are fetched from there.

Two statements, whatever the number of rows and however far the page: counts by month, corrected for
what began or ended since they were settled, and the rows of the one or two months that the page touches,
walked from the nearer end.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import Any

from django.db.models import QuerySet, Subquery
from django.utils import timezone

from news.listings import PROVINCE, ListKey
from news.models import Edition, Listing, NewsList
from news.months import Month, months_of_list

PER_PAGE = 10


class NoSuchPage(Exception):
    """The list has no page of that number."""


@dataclass(frozen=True)
class ListPage:
    number: int
    total: int
    editions: Sequence[Edition]

    @property
    def pages(self) -> int:
        return max(1, ceil(self.total / PER_PAGE))

    @property
    def has_next(self) -> bool:
        return self.number < self.pages

    @property
    def first(self) -> int:
        return (self.number - 1) * PER_PAGE + 1

    @property
    def last(self) -> int:
        return min(self.number * PER_PAGE, self.total)


@dataclass(frozen=True)
class Span:
    """The months [lo, hi) that a page touches, their rows, and how many of them stand before the page."""

    lo: datetime.datetime
    hi: datetime.datetime
    rows: int
    before: int
    size: int

    @property
    def after(self) -> int:
        return self.rows - self.before - self.size


@dataclass(frozen=True)
class WholeList:
    """A list as a paginator of any size takes it: counted by its months, read where a slice of it lies."""

    key: ListKey
    at: datetime.datetime

    def __len__(self) -> int:
        return sum(month.n for month in self.months)

    def __getitem__(self, part: slice) -> QuerySet[Edition]:
        if part.start >= part.stop:
            return Edition.objects.none()
        return editions_of(self.key, span_of(self.months, part.start, part.stop - part.start), self.at)

    @cached_property
    def months(self) -> Sequence[Month]:
        return months_of_list(self.key, self.at)


@dataclass(frozen=True)
class NarrowedList:
    """A list that filters have narrowed, likewise: its rows are counted, which months cannot do for it."""

    rows: QuerySet[Listing]

    def __len__(self) -> int:
        return self.rows.count()

    def __getitem__(self, part: slice) -> QuerySet[Edition]:
        return in_order(self.rows.order_by("-listed_at", "-edition_id").values("edition_id")[part])


def list_page(key: ListKey, number: int, at: datetime.datetime | None = None) -> ListPage:
    """Raises NoSuchPage beyond the last page; the first page of an empty list exists."""
    return page_of(WholeList(key, at or timezone.now()), number)


def filtered_page(rows: QuerySet[Listing], number: int) -> ListPage:
    return page_of(NarrowedList(rows), number)


def page_of(whole: WholeList | NarrowedList, number: int) -> ListPage:
    total, start = len(whole), (number - 1) * PER_PAGE
    if number < 1 or (number > 1 and start >= total):
        raise NoSuchPage(number)
    return ListPage(number, total, list(whole[start : min(start + PER_PAGE, total)]))


def span_of(months: Sequence[Month], start: int, size: int) -> Span:
    """`months` newest first; they hold the rows [start, start + size)."""
    passed = 0
    touched: list[Month] = []
    for month in months:
        # Months that end before the page are passed by; from the first that it touches on, all count until it is full.
        if touched or passed + month.n > start:
            touched.append(month)
        else:
            passed += month.n
        if passed + sum(each.n for each in touched) >= start + size:
            break
    rows = sum(month.n for month in touched)
    return Span(midnight(touched[-1].first), midnight(month_after(touched[0].first)), rows, start - passed, size)


def editions_of(key: ListKey, span: Span, at: datetime.datetime) -> QuerySet[Edition]:
    # The instant itself belongs to the page; the end of a span does not.
    ids = rows_of(key, at).filter(listed_at__gte=span.lo, listed_at__lt=min(span.hi, later(at)))
    if span.before <= span.after:
        ids = ids.order_by("-listed_at", "-edition_id")[span.before : span.before + span.size]
    else:
        ids = ids.order_by("listed_at", "edition_id")[span.after : span.after + span.size]
    return in_order(ids.values("edition_id"))


def in_order(ids: QuerySet[Listing, Any] | list[int]) -> QuerySet[Edition]:
    """What lists show of editions, newest first: never the texts."""
    return Edition.objects.filter(id__in=ids).defer("body_html", "relations").order_by("-listed_at", "-id")


def rows_of(key: ListKey, at: datetime.datetime) -> QuerySet[Listing]:
    """Places of the list that are public at the instant. `listed_at` bounds what an old instant must read.

    The list is one value, not a join: only so PostgreSQL reads its rows in their order and stops where it may.
    """
    the_list = NewsList.objects.filter(kind=key.kind, record=key.record, language=key.language).values("pk")
    return Listing.objects.public(at).filter(list=Subquery(the_list), listed_at__lte=at)


def rows_of_now(key: ListKey) -> QuerySet[Listing]:
    return rows_of(key, timezone.now())


def later(at: datetime.datetime) -> datetime.datetime:
    return at + datetime.timedelta(microseconds=1)


def midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), PROVINCE)


def year_of(year: int) -> tuple[datetime.date, datetime.date]:
    """Its first day and that of the next."""
    return datetime.date(year, 1, 1), datetime.date(year + 1, 1, 1)


def month_after(first: datetime.date) -> datetime.date:
    return (first + datetime.timedelta(days=31)).replace(day=1)
