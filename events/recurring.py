"""Dates of a series by a rule: what a rule would change, shown first. `following` does it.

From a day on the rule is "this and later", from the first date to come it is "all": past dates are never touched.
A date that was changed by itself stays as it is. Readers who know of a date find it again: it is moved or
canceled, with its address; only what nobody has seen yet is removed.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from events import days, rules
from events.models import Event, EventSeries


class Move(NamedTuple):
    event: Event
    day: datetime.date


@dataclass(frozen=True)
class Plan:
    """`kept` are on days of the rule already, `left_out` days of which the date was taken out before."""

    source: Event
    series: EventSeries
    first: datetime.date
    until: datetime.date
    rrule: str
    kept: list[Event]
    exceptions: list[Event]
    moved: list[Move]
    added: list[datetime.date]
    canceled: list[Event]
    removed: list[Event]
    left_out: list[datetime.date]
    past: int

    @property
    def number(self) -> int:
        """Of dates that are touched."""
        return len(self.moved) + len(self.added) + len(self.canceled) + len(self.removed)


def plan(source: Event, rrule: str, until: datetime.date, today: datetime.date | None = None) -> Plan:
    """Of the dates from that of `source` on. Raises ValidationError, with a sentence."""
    today = today or days.today()
    if source.series is None or source.start_on is None or not source.has_day:
        raise ValidationError(_("Give the event a series and a day first."))
    wanted = wanted_days(source.start_on, source.recurrence_on, rrule, until)
    first = wanted[0]
    others = source.series.events.exclude(pk=source.pk)
    recurring = list(others.filter(recurrence_on__gte=first).order_by("recurrence_on"))
    to_come = [event for event in recurring if not has_been(event, today)]
    days_held = {event.recurrence_on for event in recurring} | {first}
    single = others.filter(recurrence_on=None, start_on__in=[day for day in wanted if day >= today])
    adopted = [event for event in single if event.has_day and event.start_on not in days_held]
    days_held |= {event.start_on for event in adopted}
    free = [day for day in wanted if day >= today and day not in days_held]
    left_out = sorted(set(free) & set(given_before(source.series)))
    missing = [day for day in free if day not in left_out]
    elsewhere = [event for event in to_come if event.recurrence_on not in wanted]
    movable = [event for event in elsewhere if not event.exceptions]
    surplus = movable[len(missing) :]
    return Plan(
        source=source,
        series=source.series,
        first=first,
        until=wanted[-1],
        rrule=rrule,
        kept=[event for event in to_come if event.recurrence_on in wanted] + adopted,
        exceptions=[event for event in elsewhere if event.exceptions],
        moved=[Move(event, day) for event, day in zip(movable, missing, strict=False)],
        added=missing[len(movable) :],
        canceled=[event for event in surplus if event.public_from],
        removed=[event for event in surplus if not event.public_from],
        left_out=left_out,
        past=len(recurring) - len(to_come),
    )


def wanted_days(
    day: datetime.date, recurrence_on: datetime.date | None, rrule: str, until: datetime.date
) -> list[datetime.date]:
    """From the day of the event on, or from the one that its rule gave it before it was moved."""
    for first in filter(None, (day, recurrence_on)):
        wanted = rules.dates(rrule, first, until)
        if wanted[:1] == [first]:
            return wanted
    raise ValidationError(_("The rule does not give %(day)s, on which this event is.") % {"day": day})


def has_been(event: Event, today: datetime.date) -> bool:
    """Past, or postponed from a day that is."""
    last = event.last_on or event.end_on or event.start_on
    return last is not None and last < today


def given_before(series: EventSeries) -> Iterator[datetime.date]:
    """The days of its rules up to now, with or without a date on them."""
    for rule in series.recurrences.all():
        yield from rules.dates(rule.rrule, rule.first_on, rule.until_on)
