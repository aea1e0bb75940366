"""Somebody's posts drawn along the years: filled where a record or stories speak, dashed where nobody knows."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from portal.directory.roles import Role
from portal.directory.tenure import Tenure

# Of the drawing, in its own units; the page stretches it.
WIDTH = 300
LABELS = 8
Day = datetime.date


@dataclass(frozen=True)
class Stretch:
    """From `x`, `width` long."""

    x: float
    width: float


@dataclass(frozen=True)
class Bar:
    """`known` lies within `possible`; none where no day is known."""

    role: Role
    possible: Stretch
    known: Stretch | None


@dataclass(frozen=True)
class Timeline:
    """`years` are written below, `grid` are the places of their beginnings."""

    bars: Sequence[Bar]
    years: Sequence[int]
    grid: Sequence[float]


def timeline(roles: Sequence[Role], today: Day) -> Timeline:
    spans = [known(role.appointment.tenure, today) for role in roles]
    days = [day for span in spans if span for day in span] or [today]
    first, last = min(days).year, max(days).year + 1
    axis = Day(first, 1, 1), Day(last, 1, 1)
    bars = [bar(role, span, axis) for role, span in zip(roles, spans, strict=True)]
    years = range(first, last + 1, -(-(last - first) // LABELS))
    return Timeline(bars, list(years), [place(Day(year, 1, 1), axis) for year in years])


def known(tenure: Tenure, today: Day) -> tuple[Day, Day] | None:
    """The first and the last day for which something speaks. A record of the beginning speaks until today."""
    begin = tenure.started.start() if tenure.started else tenure.first
    end = tenure.ended.start() if tenure.ended else max(today, tenure.last or today) if tenure.started else tenure.last
    days = [day for day in (begin, end, tenure.first, tenure.last) if day]
    return (min(days), max(days)) if days else None


def bar(role: Role, span: tuple[Day, Day] | None, axis: tuple[Day, Day]) -> Bar:
    tenure = role.appointment.tenure
    end = tenure.ended or tenure.closed
    possible = stretch(tenure.started.start() if tenure.started else axis[0], end.end() if end else axis[1], axis)
    is_dated = tenure.started or tenure.first
    return Bar(role, possible, stretch(*span, axis) if span and is_dated else None)


def stretch(begin: Day, end: Day, axis: tuple[Day, Day]) -> Stretch:
    """A single day is still to be seen."""
    x = place(begin, axis)
    return Stretch(x, max(round(place(end, axis) - x, 1), 2))


def place(day: Day, axis: tuple[Day, Day]) -> float:
    begin, end = axis
    return round(WIDTH * (min(max(day, begin), end) - begin) / (end - begin), 1)
