"""Days of events, in the province: today, a day whose year nobody knows, the order within a day."""

import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

PROVINCE = ZoneInfo(settings.TIME_ZONE)
LEAP_YEAR = 2000

# Where the hour is not recorded, a part of the day stands before the hours it holds.
PARTS = {"": 0, "morning": 0, "afternoon": 12 * 60, "evening": 18 * 60}


def today(now: datetime.datetime | None = None) -> datetime.date:
    """The day before which an event is past, and from which on it is to come."""
    return timezone.localdate(now, PROVINCE)


def midnight_after(now: datetime.datetime) -> datetime.datetime:
    """When the next day begins in the province."""
    return datetime.datetime.combine(today(now) + datetime.timedelta(days=1), datetime.time(), PROVINCE)


def daytime(hour: datetime.time | None, part_of_day: str) -> int:
    """Minutes since midnight, by which the events of a day are in order."""
    return hour.hour * 60 + hour.minute if hour else PARTS.get(part_of_day, 0)


def without_year(month_day: str) -> datetime.date:
    """The day in a leap year. Raises ValueError for what is no day."""
    return datetime.datetime.strptime(f"{LEAP_YEAR}-{month_day}", "%Y-%m-%d").date()


def refuse_no_day(month_day: str) -> None:
    try:
        is_day = without_year(month_day).isoformat()[5:] == month_day
    except ValueError:
        is_day = False
    if not is_day:
        raise ValidationError(_("Write month and day as 10-21."))
