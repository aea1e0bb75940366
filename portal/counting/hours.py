"""Views by hour, of the whole site. A hit knows its day only: its hour is that in which it is folded.

Hits are folded within seconds (`folding.Pace`), so that only the last ones before an hour may stand in the next. The
hours of a day add up to its views exactly: what is folded after midnight is of the last hour of its day.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from portal.counting.totals import UNFOLDED

HOURS = """
SELECT day, hour, CAST(SUM(views) AS bigint) FROM (
    SELECT day, hour, views FROM counting_hourlyviews WHERE day IN ({days})
    UNION ALL SELECT day, CASE WHEN day < %(today)s THEN 23 ELSE %(hour)s END, 1
    FROM counting_hit WHERE day IN ({days}) AND {unfolded}
) AS counted GROUP BY day, hour
"""


def province_hour(now: datetime | None = None) -> dict[str, Any]:
    """The parameters of a statement that asks which hour it is."""
    moment = timezone.localtime(now, timezone.get_default_timezone())
    return {"today": moment.date().isoformat(), "hour": moment.hour}


def by_hour(days: Sequence[date], now: datetime | None = None) -> dict[date, list[int]]:
    """The views of the 24 hours of each day."""
    values = province_hour(now) | {f"day{i}": day.isoformat() for i, day in enumerate(days)}
    names = ", ".join(f"%(day{i})s" for i in range(len(days)))
    counted = {day: [0] * 24 for day in days}
    with connection.cursor() as cursor:
        cursor.execute(HOURS.format(days=names, unfolded=UNFOLDED), values)
        for day, hour, views in cursor.fetchall():
            counted[date.fromisoformat(str(day))][hour] = views  # SQLite gives days as texts
    return counted
