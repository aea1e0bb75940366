"""Hits become sums by a watermark: no hit is changed, and a step that dies anywhere has either happened or not.

It runs without a clock of its own: whoever records folds now and then (`fold_when_due`), and a command does the rest.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction

from portal.counting.hits import province_day
from portal.counting.hours import province_hour
from portal.counting.models import FoldMark

logger = logging.getLogger(__name__)

SUMS = """
    count(*) FILTER (WHERE kind = 'view'), count(*) FILTER (WHERE kind = 'bot'),
    count(*) FILTER (WHERE kind = 'without_script')
FROM counting_hit WHERE seq > %(mark)s AND seq <= %(top)s
"""

# In the order of the key, so that two that write the same rows cannot wait for each other.
BY_DAY = f"""
INSERT INTO counting_dailyviews (article_id, day, views, bots, without_script)
SELECT article_id, day, {SUMS} GROUP BY article_id, day ORDER BY article_id, day
ON CONFLICT (article_id, day) DO UPDATE SET
    views = counting_dailyviews.views + excluded.views,
    bots = counting_dailyviews.bots + excluded.bots,
    without_script = counting_dailyviews.without_script + excluded.without_script
"""

BY_ARTICLE = f"""
INSERT INTO counting_articleviews (article_id, views, bots, without_script)
SELECT article_id, {SUMS} GROUP BY article_id ORDER BY article_id
ON CONFLICT (article_id) DO UPDATE SET
    views = counting_articleviews.views + excluded.views,
    bots = counting_articleviews.bots + excluded.bots,
    without_script = counting_articleviews.without_script + excluded.without_script
"""

BY_HOUR = """
INSERT INTO counting_hourlyviews (day, hour, views)
SELECT day, CASE WHEN day < %(today)s THEN 23 ELSE %(hour)s END, count(*)
FROM counting_hit WHERE seq > %(mark)s AND seq <= %(top)s AND kind = 'view' GROUP BY day ORDER BY day
ON CONFLICT (day, hour) DO UPDATE SET views = counting_hourlyviews.views + excluded.views
"""

# The oldest hits are the lowest numbers: looking at those only keeps a purge that finds nothing cheap.
PURGE = """
DELETE FROM counting_hit WHERE seq IN (
    SELECT seq FROM (
        SELECT seq, day FROM counting_hit WHERE seq <= (SELECT seq FROM counting_foldmark WHERE id = 1)
        ORDER BY seq LIMIT %(limit)s
    ) AS oldest WHERE day < %(kept_since)s
)
"""


@dataclass(frozen=True)
class Folded:
    """The hits numbered above `after`, up to and including `upto`, went into `daily_rows` rows."""

    after: int
    upto: int
    daily_rows: int = 0


def fold(limit: int | None = None, now: datetime | None = None) -> Folded:
    """Add hits that are not folded yet to the sums; with a limit, those of the next `limit` numbers.

    Raises OperationalError when the table of hits stays busy (PostgreSQL, under a vacuum): try again later.
    """
    # In a transaction of its own: its lock, which holds up every view, ends before the sums are written.
    newest = newest_settled()
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        mark = FoldMark.objects.select_for_update().get()  # of two at once the second finds nothing left
        top = newest if limit is None else min(newest, mark.seq + limit)
        if top <= mark.seq:
            return Folded(mark.seq, mark.seq)
        cursor.execute(BY_DAY, {"mark": mark.seq, "top": top})
        folded = Folded(mark.seq, top, cursor.rowcount)
        cursor.execute(BY_ARTICLE, {"mark": mark.seq, "top": top})
        cursor.execute(BY_HOUR, {"mark": mark.seq, "top": top, **province_hour(now)})
        mark.seq = top
        mark.save(update_fields=["seq"])
    return folded


def newest_settled() -> int:
    """The highest number of a hit below which none can appear any more, 0 without hits."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Waits for inserts under way: they may hold lower numbers. While it waits, so does every view:
            # rather give up soon than stand behind a vacuum.
            cursor.execute("SET LOCAL lock_timeout = '100ms'")
            cursor.execute("LOCK TABLE counting_hit IN SHARE MODE")
        cursor.execute("SELECT COALESCE(max(seq), 0) FROM counting_hit")
        return cursor.fetchone()[0]


def purge(now: datetime | None = None, limit: int = 1000) -> int:  # a million at once hold SQLite's lock for 6 s
    """Delete at most `limit` folded hits that are older than 48 hours, and return how many.

    A hit knows its day only, so it is kept for the two whole days after it.
    """
    with connection.cursor() as cursor:
        cursor.execute(PURGE, {"limit": limit, "kept_since": (province_day(now) - timedelta(days=2)).isoformat()})
        return cursor.rowcount
