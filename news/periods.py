"""Years, months and days of the archive, with the number of stories of each."""

import calendar
import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.dates import MONTHS, MONTHS_3
from django.utils.translation import gettext as _

from news.listings import PROVINCE, ListKey
from news.models import Listing, NewsList
from news.months import Month, months_of_list
from news.pages import midnight, month_after, rows_of, year_of


@dataclass(frozen=True)
class Choice:
    """A year or a month to choose."""

    name: str
    path: str
    count: int
    current: bool = False
    wide: bool = False


@dataclass(frozen=True)
class Day:
    date: datetime.date
    path: str
    count: int
    current: bool


@dataclass(frozen=True)
class Period:
    """What somebody looks at: everything, a year, a month or a day. Raises ValueError for a day that is none."""

    language: str
    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        datetime.date(self.year or 2000, self.month or 1, self.day or 1)  # a leap year, which has all days
        if self.year is not None and not 1900 <= self.year <= 2999:
            raise ValueError(self.year)

    @property
    def key(self) -> ListKey:
        return ListKey(NewsList.Kind.DATED, self.language)

    @property
    def first(self) -> datetime.date:
        return datetime.date(self.year or 1900, self.month or 1, self.day or 1)

    @property
    def end(self) -> datetime.date:
        """The first day after it."""
        if self.day:
            return self.first + datetime.timedelta(days=1)
        return month_after(self.first) if self.month else year_of(self.first.year)[1]

    @property
    def path(self) -> str:
        if not self.year:
            return reverse("archive")
        name = "archive_day" if self.day else "archive_month" if self.month else "archive_year"
        return reverse(name, args=[part for part in (self.year, self.month, self.day) if part])

    @property
    def label(self) -> str:
        """As a heading: "September 18, 2023", "September 2023", "2023"."""
        form = "DATE_FORMAT" if self.day else "YEAR_MONTH_FORMAT" if self.month else "Y"
        return formats.date_format(self.first, form) if self.year else _("Archive")

    @cached_property
    def months(self) -> list[Month]:
        return months_of_list(self.key, timezone.now())

    @cached_property
    def total(self) -> int:
        """All dated stories."""
        return sum(month.n for month in self.months)

    @property
    def years(self) -> list[Choice]:
        found = sorted({month.first.year for month in self.months}, reverse=True)
        return [
            Choice(str(year), reverse("archive_year", args=[year]), self.count_of(year), year == self.year)
            for year in found
        ]

    def count_of(self, year: int, month: int | None = None) -> int:
        return sum(each.n for each in self.months if each.first.year == year and month in (None, each.first.month))

    @property
    def months_of_year(self) -> list[Choice]:
        if not self.year:
            return []
        return [
            Choice(
                str(MONTHS_3[month]).capitalize(),
                reverse("archive_month", args=[self.year, month]),
                self.count_of(self.year, month),
                month == self.month,
            )
            for month in range(1, 13)
        ]

    @property
    def neighbors(self) -> tuple[Choice | None, Choice | None]:
        """The months with stories before and after this one."""
        firsts = sorted(month.first for month in self.months)
        here = self.first.replace(day=1)
        before = [first for first in firsts if first < here]
        after = [first for first in firsts if first > here]
        return self.month_choice(before[-1] if before else None), self.month_choice(after[0] if after else None)

    def month_choice(self, first: datetime.date | None) -> Choice | None:
        if first is None:
            return None
        name = f"{MONTHS[first.month]} {first.year}" if first.year != self.year else str(MONTHS[first.month])
        path = reverse("archive_month", args=[first.year, first.month])
        return Choice(name, path, self.count_of(first.year, first.month))

    @cached_property
    def counts_by_day(self) -> dict[datetime.date, int]:
        first = self.first.replace(day=1)
        rows = self.rows_between(first, month_after(first)).annotate(date=TruncDate("listed_at", tzinfo=PROVINCE))
        return dict(rows.values_list("date").annotate(n=Count("id")).order_by())

    @property
    def weeks(self) -> Sequence[Sequence[Day | None]]:
        """The month as a table, Monday first."""
        if not (self.year and self.month):
            return []
        weeks = calendar.Calendar().monthdatescalendar(self.year, self.month)
        return [[self.day_of(date) if date.month == self.month else None for date in week] for week in weeks]

    def day_of(self, date: datetime.date) -> Day:
        path = reverse("archive_day", args=[date.year, date.month, date.day])
        return Day(date, path, self.counts_by_day.get(date, 0), date.day == self.day)

    @property
    def rows(self) -> QuerySet[Listing]:
        return self.rows_between(self.first, self.end)

    def rows_between(self, first: datetime.date, end: datetime.date) -> QuerySet[Listing]:
        return rows_of(self.key, timezone.now()).filter(listed_at__gte=midnight(first), listed_at__lt=midnight(end))
