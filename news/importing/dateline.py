"""The date line of a scraped article: `Thứ 2, Ngày 18/09/2023, 10:00`, the hour of publication in the province."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from news.importing.reading import PageRefused
from portal.texts.folding import fold

PROVINCE = timezone(timedelta(hours=7))  # without summer time
LONGEST = 80
YEARS = range(1997, 2101)  # from the year in which the province was re-established

SUNDAY = 6
_WEEKDAYS = {
    # The week begins with Sunday: Thứ 2, the second day, is Monday.
    **{f"thu{number}": number - 2 for number in range(2, 8)},
    **{f"thu{word}": day for day, word in enumerate(("hai", "ba", "tu", "nam", "sau", "bay"))},
    "chunhat": SUNDAY,
    "cn": SUNDAY,
}
# Only digits and separators may follow: a sentence that begins with a date is none of our business.
_LOOKS_LIKE_ONE = re.compile(
    r"(?P<weekday>th[ứu] ?\w{1,4}|ch[ủu] ?nh[ậa]t|cn)[\s,.]*ng[àa]y\b(?P<when>[\s,.:/\-0-9]*)", re.IGNORECASE
)
_WHEN = re.compile(r"\D*([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})[\s,]+([0-9]{1,2}):([0-9]{2})\s*")


@dataclass(frozen=True, slots=True)
class Dateline:
    published_at: datetime
    weekday_agrees: bool
    """The weekday is a checksum: where it differs, nobody knows which of the two is wrong."""


def is_dateline(text: str) -> bool:
    return len(text) <= LONGEST and _LOOKS_LIKE_ONE.fullmatch(text) is not None


def parse_dateline(text: str, line: int) -> Dateline | None:
    """None for a line of another kind. Raises PageRefused for a date line without a possible day and hour."""
    found = _LOOKS_LIKE_ONE.fullmatch(text) if len(text) <= LONGEST else None
    if found is None:
        return None
    published_at = _instant(found["when"], line)
    weekday = _WEEKDAYS.get(fold(found["weekday"]).replace(" ", ""))
    return Dateline(published_at, weekday_agrees=weekday == published_at.weekday())


def parse_day(text: str) -> date | None:
    """`26/02/2020`, day first; None where the calendar has no such day."""
    try:
        day, month, year = map(int, text.split("/"))
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def _instant(when: str, line: int) -> datetime:
    found = _WHEN.fullmatch(when)
    if found is None:
        raise PageRefused(line, "the date line lacks a day as 18/09/2023 or an hour as 10:00")
    day, month, year, hour, minute = map(int, found.groups())
    if year not in YEARS:
        raise PageRefused(line, f"the year {year} lies outside {YEARS.start} to {YEARS.stop - 1}")
    try:
        return datetime(year, month, day, hour, minute, tzinfo=PROVINCE)
    except ValueError:
        raise PageRefused(line, f"{day:02}/{month:02}/{year}, {hour}:{minute:02} does not exist") from None
