"""How many editions of a list are public at an instant, by month: total, pages and archive menu at once."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection

from news.listings import ListKey

# SQLite knows no time zones; that of the province is +7 all year.
MONTH = {
    "postgresql": f"date_trunc('month', listed_at AT TIME ZONE '{settings.TIME_ZONE}')::date",
    "sqlite": "strftime('%%Y-%%m-01', listed_at, '+7 hours')",
}
# Without statistics SQLite would walk the whole list; the sign keeps its index out of the choice.
LIST_ID = {"postgresql": "list_id", "sqlite": "+list_id"}
# The last row of the union is of no month: an empty list has to tell of settled_at too.
COUNTS = """
    WITH the_list AS (
        SELECT id FROM news_newslist WHERE record = %(record)s AND kind = %(kind)s AND language = %(language)s
    )
    SELECT month, SUM(n), (SELECT settled_at FROM caching_site) FROM (
        SELECT month, n FROM news_listingmonth WHERE list_id = (SELECT id FROM the_list)
        UNION ALL
        SELECT {month}, {sign} FROM news_listing
        WHERE public_from > %(low)s AND public_from <= %(high)s AND {list_id} = (SELECT id FROM the_list)
        UNION ALL
        SELECT {month}, -({sign}) FROM news_listing
        WHERE public_until > %(low)s AND public_until <= %(high)s AND {list_id} = (SELECT id FROM the_list)
        UNION ALL
        SELECT NULL, 0
    ) AS counted GROUP BY month ORDER BY month DESC
"""


@dataclass(frozen=True)
class Month:
    first: datetime.date
    n: int


class Settled:
    """`Site.settled_at` as this process saw it last: a value plans better than a subquery, and the answer checks it.

    Before anything was seen it is far ahead: there is little between now and then.
    """

    last_seen = datetime.datetime(9999, 1, 1, tzinfo=datetime.UTC)


def months_of_list(key: ListKey, at: datetime.datetime) -> list[Month]:
    """Newest month first, exact for every instant: later ones add what begins until then, earlier ones take it away."""
    while True:
        assumed = Settled.last_seen
        rows, Settled.last_seen = count_months(key, at, assumed)
        # Else the instant had moved on: once more with the one that the answer gave.
        if Settled.last_seen == assumed:
            return [Month(first, n) for first, n in rows if n]


def count_months(
    key: ListKey, at: datetime.datetime, settled_at: datetime.datetime
) -> tuple[list[tuple[datetime.date, int]], datetime.datetime]:
    """The counts under the assumption of `settled_at`, and what `settled_at` really was."""
    low, high = sorted((settled_at, at))
    vendor = connection.vendor
    statement = COUNTS.format(month=MONTH[vendor], list_id=LIST_ID[vendor], sign="1" if settled_at <= at else "-1")
    ops = connection.ops
    parameters: dict[str, Any] = {
        "record": key.record if connection.vendor == "postgresql" else key.record.hex,
        "kind": key.kind.value,
        "language": key.language,
        "low": ops.adapt_datetimefield_value(low),
        "high": ops.adapt_datetimefield_value(high),
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        rows = cursor.fetchall()
    return [(as_date(month), n) for month, n, _ in rows if month], as_instant(rows[0][2])


def as_date(value: str | datetime.date) -> datetime.date:
    return datetime.date.fromisoformat(value) if isinstance(value, str) else value


def as_instant(value: str | datetime.datetime) -> datetime.datetime:
    """SQLite gives a text or a naive instant, in UTC."""
    instant = datetime.datetime.fromisoformat(value) if isinstance(value, str) else value
    return instant if instant.tzinfo else instant.replace(tzinfo=datetime.UTC)
