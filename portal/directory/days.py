"""The day for which a page of the register is asked."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format

from portal.texts.dates import DatePrecision, PartialDate, parse_partial

# Longer than any date: what stands in the field is given back to who typed it.
LONGEST = 40


@dataclass(frozen=True)
class AskedDay:
    """A day, a month or a year; today, unless the address names one. `typed` stands in the field again."""

    on: PartialDate
    typed: str = ""
    refusal: str = ""

    @classmethod
    def today(cls) -> Self:
        return cls(PartialDate(timezone.localdate()))

    @property
    def is_today(self) -> bool:
        return not self.query

    @cached_property
    def query(self) -> dict[str, str]:
        """What every link of the page has to keep."""
        return {"on": self.on.isoformat()} if self.typed and not self.refusal else {}

    @property
    def label(self) -> str:
        """ "Tuesday, January 23, 2024", "January 2024", "2024"."""
        if self.on.precision != DatePrecision.DAY:
            return self.on.label()
        return f"{date_format(self.on.date, 'l')}, {self.on.label()}"


def asked_day(request: HttpRequest) -> AskedDay:
    """Of `?on=`. What cannot be read is refused with a sentence, and the page is that of today."""
    typed = request.GET.get("on", "").strip()[:LONGEST]
    if not typed:
        return AskedDay.today()
    try:
        return AskedDay(parse_partial(typed), typed)
    except ValueError as refusal:
        return replace(AskedDay.today(), typed=typed, refusal=str(refusal))
