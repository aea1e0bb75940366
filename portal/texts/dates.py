"""Dates of which only the month or the year may be known. Nothing here invents a day."""

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Self

from django.db import models
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy


class DatePrecision(models.TextChoices):
    DAY = "day", gettext_lazy("day")
    MONTH = "month", gettext_lazy("month")
    YEAR = "year", gettext_lazy("year")


LABELS = {
    DatePrecision.DAY: pgettext_lazy("date format", "F j, Y"),
    DatePrecision.MONTH: pgettext_lazy("date format", "F Y"),
    DatePrecision.YEAR: pgettext_lazy("date format", "Y"),
}
MONTH_NAMES = ["january", "february", "march", "april", "may", "june", "july", "august", "september"]
MONTH_NAMES += ["october", "november", "december"]
MONTHS = {spelling: number for number, name in enumerate(MONTH_NAMES, 1) for spelling in (name, name[:3])} | {"sept": 9}
MONTH = r"(?P<name>[a-z]{3,9})\.?"
DAY = r"(?P<day>[0-9]{1,2})"
YEAR = r"(?P<year>[0-9]{4})"
FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{YEAR}(?:-(?P<month>[0-9]{{2}})(?:-(?P<day>[0-9]{{2}}))?)?",
        rf"(?:{DAY}/)?(?P<month>[0-9]{{1,2}})/{YEAR}",
        rf"{MONTH}(?: {DAY},?)? {YEAR}",
        rf"(?:{DAY} )?{MONTH},? {YEAR}",
    )
]


@dataclass(frozen=True, order=True)
class PartialDate:
    """A day, a month or a year; `date` is its first day."""

    date: datetime.date
    precision: DatePrecision = DatePrecision.DAY

    def __post_init__(self) -> None:
        object.__setattr__(self, "precision", DatePrecision(self.precision))  # a row gives a text
        object.__setattr__(self, "date", self._first_day())

    def __str__(self) -> str:
        return self.label()

    @classmethod
    def of(cls, year: int, month: int | None = None, day: int | None = None) -> Self:
        """Raises ValueError where the calendar has no such day."""
        if month is None:
            return cls(datetime.date(year, 1, 1), DatePrecision.YEAR)
        if day is None:
            return cls(datetime.date(year, month, 1), DatePrecision.MONTH)
        return cls(datetime.date(year, month, day), DatePrecision.DAY)

    def label(self) -> str:
        """As a reader sees it: "September 5, 2023", "September 2023", "2023"."""
        return format_date(self.date, str(LABELS[self.precision]))

    def isoformat(self) -> str:
        """As `<time datetime>` takes it: 2023-09-05, 2023-09 or 2023."""
        return self.date.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.precision]]

    def start(self) -> datetime.date:
        return self.date

    def end(self) -> datetime.date:
        """The last day of the period."""
        if self.precision == DatePrecision.YEAR:
            return self.date.replace(month=12, day=31)
        if self.precision == DatePrecision.MONTH:
            return self.date.replace(day=calendar.monthrange(self.date.year, self.date.month)[1])
        return self.date

    def _first_day(self) -> datetime.date:
        if self.precision == DatePrecision.YEAR:
            return self.date.replace(month=1, day=1)
        return self.date.replace(day=1) if self.precision == DatePrecision.MONTH else self.date


def parse_partial(text: str) -> PartialDate:
    """Reads 2023-09-08, 2023-09, 2023, September 8, 2023, September 2023, 8/9/2023 (day first) and 9/2023."""
    words = " ".join(text.split())
    for form in FORMS:
        if match := form.fullmatch(words):
            return _partial_date(match.groupdict())
    raise ValueError(_("Write a date as 2023-09-08, 2023-09, 2023, September 8, 2023, or 8/9/2023 with the day first."))


def _partial_date(parts: dict[str, str | None]) -> PartialDate:
    name = parts.get("name")
    month = MONTHS.get(name.lower(), 0) if name else _number(parts.get("month"))  # 0, which the calendar has not
    try:
        return PartialDate.of(int(parts["year"] or 0), month, _number(parts.get("day")))
    except ValueError:
        raise ValueError(_("The calendar has no such date.")) from None


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None
