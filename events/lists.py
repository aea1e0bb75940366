"""Lists of events: to come, past, without a full date; and the month that stands between them as a table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from events.calendar import Entry, entry
from events.days import today
from events.models import Event
from events.months import Month, month_of
from events.querysets import EventQuerySet, read_chairs
from events.wording import day_and_hours, hours, struck

PER_PAGE = 20
UPCOMING = 50

# How many stories report each of these events: the app on top of this one knows.
Told = Callable[[Sequence[Event]], Mapping[UUID, int]]


class NoSuchPage(Exception):
    """The list has no page of that number."""


class Line(NamedTuple):
    name: str
    path: str
    note: str


class Panel(NamedTuple):
    title: str
    lines: list[Line]


@dataclass(frozen=True)
class Lists:
    """Only past events have further `pages`; those to come go on in the month `later`."""

    upcoming: list[Entry]
    later: Month | None
    past: list[Entry]
    panels: list[Panel]
    number: int
    pages: int
    nearest_month: Month | None

    @property
    def is_first(self) -> bool:
        return self.number == 1

    @property
    def is_empty(self) -> bool:
        return not (self.upcoming or self.past or self.panels)


def lists(
    events: EventQuerySet, number: int, told: Told, names_posts: bool = False, past_number: int | None = None
) -> Lists:
    """Raises NoSuchPage beyond the last page. Seven queries, of which two are of `told`; six with `past_number`."""
    pages = Paginator(events.past().to_list(), PER_PAGE)
    if past_number is not None:
        pages.count = past_number
    if number > pages.num_pages:
        raise NoSuchPage(number)
    past = list(pages.page(number))
    upcoming = list(events.upcoming().to_list()[: UPCOMING + 1]) if number == 1 else []
    read_chairs([*upcoming, *past])
    stories = told([*upcoming, *past])
    return Lists(
        upcoming=[entry(event, stories.get(event.uuid, 0), names_posts) for event in upcoming[:UPCOMING]],
        later=month_of(upcoming[UPCOMING].start_on) if len(upcoming) > UPCOMING else None,
        past=[entry(event, stories.get(event.uuid, 0), names_posts) for event in past],
        panels=panels(events.unplaced().to_list()) if number == 1 else [],
        number=number,
        pages=pages.num_pages,
        nearest_month=nearest_month([*upcoming, *past]),
    )


def panels(unplaced: EventQuerySet) -> list[Panel]:
    """Events that stand on no day, by what is missing."""
    events = list(unplaced)
    postponed = [event for event in events if event.is_postponed]
    without_year = [event for event in events if event.month_day and not event.is_postponed]
    others = [event for event in events if not event.month_day and not event.is_postponed]
    of_each = (
        Panel(_("New day not set"), [line(event, struck(event)) for event in postponed]),
        Panel(_("Day known, year not"), [line(event, day_and_hours(event)) for event in without_year]),
        Panel(_("Day not known"), [line(event, hours(event)) for event in others]),
    )
    return [panel for panel in of_each if panel.lines]


def line(event: Event, note: str) -> Line:
    return Line(event.label, event.get_absolute_url(), note)


def nearest_month(listed: Sequence[Event]) -> Month | None:
    """The present month if it holds one of these, else that of the next one, else that of the last one."""
    this = month_of(today())
    days = [(event.start_on, event.last_on) for event in listed if event.start_on and event.last_on]
    if any(first <= this.last and last >= this.first for first, last in days):
        return this
    coming = [first for first, _ in days if first > this.last]
    nearest = min(coming, default=None) or max((first for first, _ in days), default=None)
    return month_of(nearest) if nearest else None
