from datetime import datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from portal.counting.hits import record
from portal.counting.models import Kind

PROVINCE = ZoneInfo("Asia/Ho_Chi_Minh")

# Real commits, for threads and second connections to see. The mark that the migration made comes back afterwards.
committing = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def at(day: int, hour: int = 12) -> datetime:
    """A moment in March 2024, in the province."""
    return datetime(2024, 3, day, hour, tzinfo=PROVINCE)


def hits(*, article: int = 1, times: int = 1, kind: Kind = Kind.VIEW, now: datetime | None = None) -> list[UUID]:
    ids = [uuid4() for _ in range(times)]
    for hit_id in ids:
        record(article, hit_id, kind, now)
    return ids
