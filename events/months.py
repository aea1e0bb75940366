"""A month of events as a table: an enhancement of the dated lists, holding the same events."""

import calendar
import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import formats

from events import days
from events.calendar import Entry, entry
from events.models import Event

Week = list["Day | None"]
Lines = defaultdict[datetime.date, list[Entry]]


@dataclass(frozen=True)
class Month:
    """Raises ValueError for a month that is none."""

    year: int
    month: int

    def __post_init__(self) -> None:
        datetime.date(self.year, self.month, 1)
        if not 1900 <= self.year <= 2999:
            raise ValueError(self.year)

    @property
    def first(self) -> datetime.date:
        return datetime.date(self.year, self.month, 1)

    @property
    def last(self) -> datetime.date:
        return self.first.replace(day=calendar.monthrange(self.year, self.month)[1])

    @property
    def label(self) -> str:
        return formats.date_format(self.first, "YEAR_MONTH_FORMAT")

    @property
    def path(self) -> str:
        return reverse("events_month", args=[self.year, self.month])


@dataclass(frozen=True)
class Day:
    date: datetime.date
    entries: Sequence[Entry]
    moved: Sequence[Entry]
    is_today: bool


@dataclass(frozen=True)
class Grid:
    """`before` and `after` are the nearest months that hold events. `dayless` ones have no day in it."""

    month: Month
    weeks: list[Week]
    dayless: list[Entry]
    upcoming: int
    past: int
    before: Month | None
    after: Month | None
    today: datetime.date | None

    @property
    def number(self) -> int:
        return self.upcoming + self.past


def month_of(day: datetime.date) -> Month:
    return Month(day.year, day.month)


def grid(month: Month, events: Sequence[Event], months: Sequence[datetime.date]) -> Grid:
    """`events` are those `between` its days, `months` the first days of all months with events."""
    today = days.today()
    on, moved = by_day(events, month)
    placed = [event for event in events if event.last_on]
    past = sum(event.is_over(today) for event in events)
    return Grid(
        month=month,
        weeks=[
            [Day(date, on[date], moved[date], date == today) if date.month == month.month else None for date in week]
            for week in calendar.Calendar().monthdatescalendar(month.year, month.month)
        ],
        dayless=[entry(event) for event in placed if not event.has_day],
        upcoming=len(events) - past,
        past=past,
        before=max((month_of(first) for first in months if first < month.first), default=None, key=lambda m: m.first),
        after=min((month_of(first) for first in months if first > month.last), default=None, key=lambda m: m.first),
        today=today if month_of(today) == month else None,
    )


def by_day(events: Sequence[Event], month: Month) -> tuple[Lines, Lines]:
    """Those that stand on a day, and those that were to stand there."""
    on, moved = Lines(list), Lines(list)
    for event in events:
        line = entry(event)
        for day in days_of(event, month):
            on[day].append(line)
        if event.former_on:
            moved[event.former_on].append(line)
    return on, moved


def days_of(event: Event, month: Month) -> list[datetime.date]:
    """Its days in the month."""
    if event.start_on is None or not event.has_day or event.is_postponed:
        return []
    first, last = max(event.start_on, month.first), min(event.end_on or event.start_on, month.last)
    return [first + datetime.timedelta(days=number) for number in range((last - first).days + 1)]
