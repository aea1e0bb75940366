"""How a row of the old list ends: `4/28/2023 11:00 AM No Đã ban hành`."""

import re
from datetime import datetime

from news.importing.dateline import PROVINCE, YEARS

PUBLISHED = "Đã ban hành"

# SA and CH, sáng and chiều, are the morning and the afternoon where the list was kept in Vietnamese.
ROW_END = re.compile(
    r"(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})/(?P<year>[0-9]{4}) (?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})"
    r"(?::[0-9]{2})? ?(?P<half>AM|PM|SA|CH)[ |]{1,9}(?P<featured>Yes|No|Có|Không)[ |]{1,9}"
    rf"(?P<status>{PUBLISHED}\b|[^|]{{1,40}}?(?= ?(?:\||$)))",
    re.IGNORECASE,
)


def is_published(end: re.Match[str]) -> bool:
    return end["status"].casefold() == PUBLISHED.casefold()


def is_featured(end: re.Match[str]) -> bool:
    return end["featured"].casefold() in ("yes", "có")


def published_at(end: re.Match[str]) -> datetime | None:
    """Month before day, twelve hours, in the province."""
    month, day, year, hour, minute = (int(end[name]) for name in ("month", "day", "year", "hour", "minute"))
    if year not in YEARS or not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if end["half"].upper() in ("PM", "CH") else 0)
    try:
        return datetime(year, month, day, hour, minute, tzinfo=PROVINCE)
    except ValueError:
        return None
