"""What was counted, hits that are not folded yet included: folding changes no number that is read here."""

import json
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any

from django.db import connection, models
from django.db.models.expressions import RawSQL

from portal.counting.models import Baseline

# The upper bound is always true. With one bound, and unknown at that, PostgreSQL expects a third of all hits and
# reads the table of a hot article from end to end (6.8 ms instead of 0.05); with two it expects a two-hundredth.
UNFOLDED = "kind = 'view' AND seq > (SELECT seq FROM counting_foldmark WHERE id = 1) AND seq < 9223372036854775807"

TOTAL = f"""
SELECT COALESCE((SELECT views FROM counting_baseline WHERE article_id = %(article)s), 0)
     + COALESCE((SELECT views FROM counting_articleviews WHERE article_id = %(article)s), 0)
     + (SELECT count(*) FROM counting_hit WHERE article_id = %(article)s AND {UNFOLDED})
"""  # noqa: S608

# PostgreSQL sums bigint as numeric, which would come as Decimal: hence the casts.
TOTALS = """
SELECT article_id, CAST(SUM(views) AS bigint) FROM (
    SELECT article_id, views FROM counting_baseline WHERE {among}
    UNION ALL SELECT article_id, views FROM counting_articleviews WHERE {among}
    UNION ALL SELECT article_id, 1 FROM counting_hit WHERE {among} AND {unfolded}
) AS counted GROUP BY article_id
"""

BY_DAY = """
    SELECT article_id, day, views FROM counting_dailyviews WHERE {among} AND day >= %(since)s
    UNION ALL SELECT article_id, day, 1 FROM counting_hit WHERE {among} AND day >= %(since)s AND {unfolded}
"""

# HAVING: a day on which only bots came has a row too.
MOST_READ = f"""
SELECT article_id, CAST(SUM(views) AS bigint) AS views FROM ({BY_DAY}) AS counted
GROUP BY article_id HAVING SUM(views) > 0 ORDER BY views DESC, article_id DESC LIMIT %(limit)s
"""  # noqa: S608

SERIES = f"SELECT article_id, day, CAST(SUM(views) AS bigint) FROM ({BY_DAY}) AS counted GROUP BY article_id, day"  # noqa: S608


def total_of(column: str) -> RawSQL:
    """The public total as an expression, for a query over articles; `column` is a quoted column of that query."""
    return RawSQL(TOTAL.replace("%(article)s", column), (), models.BigIntegerField())  # noqa: S611


def total(article_id: int) -> int:
    return rows(TOTAL, {"article": article_id})[0][0]


def totals(article_ids: Collection[int]) -> dict[int, int]:
    """The public total of each article, 0 where nobody came, in one query."""
    return dict.fromkeys(article_ids, 0) | dict(rows(TOTALS, {}, article_ids))


def most_read(article_ids: Collection[int] | None, since: date, limit: int) -> list[tuple[int, int]]:
    """(article, views since that day, the day included), most views first. None stands for all articles."""
    return rows(MOST_READ, {"since": since.isoformat(), "limit": limit}, article_ids)


def series(article_ids: Collection[int], days: int, until: date) -> dict[int, list[int]]:
    """The views of each of the `days` days that end with `until`, oldest first, days without views included."""
    since = until - timedelta(days=days - 1)
    found = {article_id: [0] * days for article_id in article_ids}
    for article_id, text, views in rows(SERIES, {"since": since.isoformat()}, article_ids):
        day = (date.fromisoformat(str(text)) - since).days
        if day < days:  # `until` may lie in the past, and the query has no upper end
            found[article_id][day] = views
    return found


def baseline(article_id: int) -> int | None:
    """The imported counter; None where there was none."""
    return Baseline.objects.filter(article_id=article_id).values_list("views", flat=True).first()


def set_baseline(article_id: int, views: int) -> None:
    set_baselines({article_id: views})


def set_baselines(views: Mapping[int, int]) -> None:
    """Set the imported counters. A second import of the same number changes nothing."""
    baselines = [Baseline(article_id=article_id, views=views[article_id]) for article_id in sorted(views)]
    Baseline.objects.bulk_create(
        baselines, update_conflicts=True, unique_fields=["article_id"], update_fields=["views"], batch_size=400
    )


def rows(sql: str, values: dict[str, Any], article_ids: Collection[int] | None = None) -> list[tuple[Any, ...]]:
    """All rows of a query; the articles go as one value, however many they are."""
    if article_ids is None:
        among = "TRUE"
    elif connection.vendor == "postgresql":
        among, values["articles"] = "article_id = ANY(%(articles)s::bigint[])", list(article_ids)
    else:
        among, values["articles"] = (
            "article_id IN (SELECT value FROM json_each(%(articles)s))",
            json.dumps([*article_ids]),
        )
    with connection.cursor() as cursor:
        cursor.execute(sql.format(among=among, unfolded=UNFOLDED), values)
        return cursor.fetchall()
