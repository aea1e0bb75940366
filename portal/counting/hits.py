"""The hot write: one insert per view, and the article's total in the same answer. No ORM on this path."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.utils import timezone

from portal.counting.models import Kind
from portal.counting.totals import TOTAL

INSERT = """
INSERT INTO counting_hit (uuid, article_id, day, kind) VALUES (%(uuid)s, %(article)s, %(day)s, %(kind)s)
ON CONFLICT (uuid) DO NOTHING
"""

# INSERT and TOTAL in one call, of a function that migration 0002 creates.
RECORD = "SELECT counting_record(%(uuid)s, %(article)s, %(day)s, %(kind)s)"

TURN = threading.Lock()
PATIENCE = 1.0


def record(article_id: int, hit_id: UUID, kind: Kind, now: datetime | None = None) -> int:
    """Count one hit and return the article's public total. An id that is known already is not counted again.

    Call it outside a transaction: when it returns, the hit is committed.
    """
    hit = {
        "uuid": hit_id if connection.features.has_native_uuid_field else hit_id.hex,  # as UUIDField keeps it
        "article": article_id,
        "day": province_day(now).isoformat(),
        "kind": kind.value,
    }
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(RECORD, hit)
        else:
            with turn():
                cursor.execute(INSERT, hit)
            cursor.execute(TOTAL, hit)  # beside the turn: in WAL nobody waits to read
        return cursor.fetchone()[0]


@contextmanager
def turn() -> Iterator[None]:
    """SQLite waits for its one writer by sleeping; threads that wait here go on at once, twice as many in a second.

    Whoever got no turn in PATIENCE seconds, since an import is writing, waits in SQLite's way.
    """
    taken = TURN.acquire(timeout=PATIENCE)
    try:
        yield
    finally:
        if taken:
            TURN.release()


def province_day(now: datetime | None = None) -> date:
    return timezone.localdate(now, timezone.get_default_timezone())
