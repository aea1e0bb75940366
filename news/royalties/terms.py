"""What the calculation is given and gives back: numbers and names, no rows of the database."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

WHOLE = "whole"
PHOTO = "photo"


class RoyaltyError(Exception):
    """There is no royalty to be reckoned; the message tells an accountant why."""


@dataclass(frozen=True)
class Figure:
    value: Decimal
    source: str


@dataclass(frozen=True)
class Range:
    lowest: Decimal
    usual: Decimal
    highest: Decimal
    source: str


@dataclass(frozen=True)
class Rates:
    """What is in force on one day; None, or no entry, where there is no rate."""

    day: datetime.date
    base_salary: Figure | None = None
    unit_percent: Figure | None = None
    photos_each: bool | None = None
    payment_days: int | None = None
    genres: Mapping[str, Range] = field(default_factory=dict)
    roles: Mapping[str, Range] = field(default_factory=dict)
    additions: Mapping[tuple[str, str], Range] = field(default_factory=dict)
    """By kind and by the role whose royalty it raises."""


@dataclass(frozen=True)
class Work:
    """A story as published; None stands for what is usual."""

    genre: str
    photos: int = 0
    coefficient: Decimal | None = None
    photo_coefficient: Decimal | None = None
    translation: Decimal | None = None
    additions: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True)
class Part:
    """One person's work of one kind; shares that are not set divide equally what the others leave."""

    person: str
    role: str
    share: Decimal | None = None


@dataclass(frozen=True)
class Line:
    person: str
    role: str
    amount: int
    formula: str
    source: str


@dataclass(frozen=True)
class Statement:
    lines: Sequence[Line]

    @property
    def total(self) -> int:
        return sum(line.amount for line in self.lines)
