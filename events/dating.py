"""On which day an article's event took place, read out of its lead.

Leads rarely say the year. It is the nearest past one at the day of publication; without such a day it stays unknown.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from unicodedata import normalize

from events import date_grammar as grammar
from portal.texts.dates import MONTHS, DatePrecision, PartialDate

LONGEST_LEAD = 4000  # characters; what stands further down is not read
CONTEXT = 100
DAYS_WITHOUT_DOUBT = 30
LONGEST_EVENT = 1  # years between the first and the last day; more is history

AFTER_PUBLICATION = "after_publication"
LONG_BEFORE = "more_than_30_days_before"
NO_YEAR = "no_year"
END_OF_YEAR = "end_of_year"

PARTS_OF_DAY = dict.fromkeys(("morning", "sáng"), "morning") | dict.fromkeys(("afternoon", "chiều"), "afternoon")
PARTS_OF_DAY |= dict.fromkeys(("evening", "night", "tối", "đêm"), "evening")
BRACKETS = re.compile(r"\([^()]*(?:\)|$)")


@dataclass(frozen=True)
class EventDate:
    """`span` is the place of `text` in the lead; the year is None where nothing tells it."""

    month: int
    day: int | None
    year: int | None
    text: str
    span: tuple[int, int]
    end_month: int | None = None
    end_day: int | None = None
    end_year: int | None = None
    precision: DatePrecision = DatePrecision.DAY
    part_of_day: str = ""
    warnings: frozenset[str] = frozenset()

    def partial(self) -> PartialDate | None:
        return PartialDate.of(self.year, self.month, self.day) if self.year else None

    def last_day(self) -> date | None:
        if self.end_year and self.end_month:
            return PartialDate.of(self.end_year, self.end_month, self.end_day).end()
        partial = self.partial()
        return partial.end() if partial else None


def event_date(lead: str, published_on: date | None) -> EventDate | None:
    """The day that the lead says something happened on; None when it names none.

    A part of the day ("on the morning of September 08") outweighs "held on", that outweighs "on", and that a date
    alone. Brackets, anniversaries, limits ("by", "since") and dates of documents are other days.
    """
    lead = lead[:LONGEST_LEAD]
    weighed = list(_weighed_dates(lead))
    best = max(weighed, key=lambda dated: (dated[0], -dated[1].span[0]), default=None)
    found = best[1] if best else _opening_month(lead)
    if found is None:
        return None
    said = _with_year_said(found, [dated for _weight, dated in weighed])
    dated = _with_nearest_past_year(said, published_on) if published_on and not said.year else said
    return replace(dated, warnings=frozenset(_warnings(dated, published_on, guessed=not said.year)))


def _weighed_dates(lead: str) -> Iterator[tuple[int, EventDate]]:
    brackets = [match.span() for match in BRACKETS.finditer(lead)]
    for match in _matches(lead):
        found = _read(match)
        weighed = found and _weigh(lead, found, any(start < match.start() < end for start, end in brackets))
        if weighed:
            yield weighed


def _matches(lead: str) -> Iterator[re.Match[str]]:
    taken: list[tuple[int, int]] = []
    for form in grammar.DATES:
        for match in form.finditer(lead):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                yield match


def _read(match: re.Match[str]) -> EventDate | None:
    """The date or range as written; None for a day that the calendar lacks and for a range over years."""
    parts = match.groupdict()
    month, day, year = _month(parts["month"]), _day(parts["day"]), _year(parts.get("year"))
    found = EventDate(month, day, year, match[0], match.span())
    if parts.get("end_day"):
        end_month = _month(parts.get("end_month") or parts["month"])
        found = _range(found, end_month, _day(parts["end_day"]), _year(parts.get("end_year")))
    is_history = (found.end_year or 0) - (found.year or found.end_year or 0) > LONGEST_EVENT
    return found if _exists(found) and not is_history else None


def _range(first: EventDate, month: int, day: int, year: int | None) -> EventDate:
    passes_new_year = month < first.month
    if year and not first.year:
        first = replace(first, year=year - passes_new_year)
    elif first.year and not year:
        year = first.year + passes_new_year
    if month == first.month and day <= (first.day or 0) and year == first.year:
        return first
    return replace(first, end_month=month, end_day=day, end_year=year)


def _exists(found: EventDate) -> bool:
    return _is_day(found.year, found.month, found.day) and _is_day(found.end_year, found.end_month, found.end_day)


def _is_day(year: int | None, month: int | None, day: int | None) -> bool:
    return not month or not day or day <= calendar.monthrange(year or 2000, month)[1]


def _weigh(lead: str, found: EventDate, is_in_brackets: bool) -> tuple[int, EventDate] | None:
    start, end = found.span
    before, after = lead[max(0, start - CONTEXT) : start], lead[end : end + CONTEXT]
    is_closed = is_in_brackets and after.startswith(")")
    if match := grammar.PART_BEFORE.search(before):
        return 4, _widened(lead, found, start - len(before) + match.start(), end + is_closed, match["part"])
    if match := grammar.TODAY_BEFORE.search(before):
        return 4, _widened(lead, found, start - len(before) + match.start(), end + is_closed)
    if is_in_brackets:
        return None
    if grammar.HAPPENED_BEFORE.search(before):
        return 3, found
    if grammar.ANOTHER_DAY_BEFORE.search(before):
        return None
    on = grammar.ON_BEFORE.search(before)
    start = start - len(before) + on.start() if on else start
    if match := grammar.PART_AFTER.match(after):
        return 4, _widened(lead, found, start, end + match.end(), match["part"])
    if on:
        return 2, _widened(lead, found, start, end)
    return (1, found) if re.search("[a-z]", found.text, re.IGNORECASE) else None


def _widened(lead: str, found: EventDate, start: int, end: int, part: str = "") -> EventDate:
    part_of_day = PARTS_OF_DAY.get(normalize("NFC", part).lower(), "")
    return replace(found, span=(start, end), text=lead[start:end], part_of_day=part_of_day)


def _opening_month(lead: str) -> EventDate | None:
    for form in grammar.OPENING_MONTHS:
        if match := form.search(lead):
            month, year = _month(match["month"]), int(match["year"])
            span = match.span("phrase")
            return EventDate(month, None, year, match["phrase"], span, precision=DatePrecision.MONTH)
    return None


def _with_year_said(found: EventDate, others: list[EventDate]) -> EventDate:
    """Takes the year of another date in the lead that is the same day, or a range around it."""
    if found.year:
        return found
    year = next((other.year for other in others if other.year and _covers(other, found)), None)
    return _in_year(found, year) if year else found


def _covers(other: EventDate, found: EventDate) -> bool:
    first, last = (other.month, other.day), (other.end_month or other.month, other.end_day or other.day)
    return first <= (found.month, found.day or 0) <= last


def _with_nearest_past_year(found: EventDate, published_on: date) -> EventDate:
    for year in range(
        published_on.year, max(published_on.year - 9, 0), -1
    ):  # nine, since February 29 may be eight years away
        dated = _in_year(found, year)
        if _exists(dated) and date(year, found.month, found.day or 1) <= published_on:
            return dated
    return found


def _in_year(found: EventDate, year: int) -> EventDate:
    if not found.end_month:
        return replace(found, year=year)
    return replace(found, year=year, end_year=year + (found.end_month < found.month))


def _warnings(found: EventDate, published_on: date | None, guessed: bool) -> Iterator[str]:
    partial, last_day = found.partial(), found.last_day()
    if not partial or not last_day:
        yield NO_YEAR
    elif published_on:
        if partial.start() > published_on:
            yield AFTER_PUBLICATION
        if (published_on - last_day).days > DAYS_WITHOUT_DOUBT:
            yield LONG_BEFORE
        if guessed and {found.month, published_on.month} == {12, 1}:
            yield END_OF_YEAR


def _month(text: str) -> int:
    return int(text) if text.isdigit() else MONTHS[text.lower().rstrip(".")]


def _day(text: str) -> int:
    return int(re.sub("[^0-9]", "", text))


def _year(text: str | None) -> int | None:
    return int(text) if text else None
