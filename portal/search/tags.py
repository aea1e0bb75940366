"""Tags stand among a document's words (see `terms.py`), so that the index answers for them too."""

from collections.abc import Iterator
from datetime import UTC, datetime

from portal.search.documents import Document
from portal.search.query import UNDATED, Query

SAMPLE = "r/"
ONE_OF = 100


def tags(document: Document) -> Iterator[str]:
    if document.record.int % ONE_OF == 0:  # a UUID is as good as a lot
        yield SAMPLE
    yield tag("k", document.kind)
    yield tag("l", document.language)
    yield month(document.sorted_at)
    if document.is_dated:
        yield tag("y", UNDATED if document.year is None else str(document.year))
    if document.section:
        yield tag("s", document.section.key)
    for label in (*document.people, *document.organizations):
        yield tag("f", label.key)


def of_shelf(query: Query) -> Iterator[str]:
    """What the columns of a document tell as well."""
    for kind, value in (("k", query.kind), ("y", query.year), ("s", query.section)):
        if value:
            yield tag(kind, value)


def of_companions(query: Query) -> Iterator[str]:
    for value in (query.person, query.organization):
        if value:
            yield tag("f", value)


def last_months(until: datetime, number: int) -> Iterator[str]:
    instant = until.astimezone(UTC)
    last = instant.year * 12 + instant.month - 1  # months since the year 0
    return (f"m/{past // 12}-{past % 12 + 1:02}" for past in range(last, last - number, -1))


# UTC on both sides: no reader sees this month, but index and question have to mean the same.
def month(instant: datetime) -> str:
    return f"m/{instant.astimezone(UTC):%Y-%m}"


def tag(kind: str, value: str) -> str:
    """Without spaces, whatever an address asks for."""
    return f"{kind}/{'-'.join(value.lower().split())}"
