"""What the changes in force say, read at once: which bodies each had before and after it, and which it moved."""

import datetime
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import CharField, QuerySet, Value

from portal.caching.memo import by_version
from portal.directory.models import Organization, OrganizationChange

BEFORE, AFTER, MOVED = "predecessors", "successors", "moves__organization"
CHANGE = ("effective_on", "id", "kind", "legal_basis", "note")
# What a link to a body needs, and whether it has ended; anything else of it would be asked for.
BODY = ["id", "uuid", "name", "native_name", "slug", "dissolution_on", "dissolution_precision"]


class Part(NamedTuple):
    """One body in one change, in the place that `side` says; `former_parent` is the number of what it stood under."""

    effective_on: datetime.date
    change: int
    kind: OrganizationChange.Kind
    legal_basis: str
    note: str
    side: str
    former_parent: int | None
    organization: Organization


@by_version
def in_force() -> list[Part]:
    """In order of time. One query."""
    rows = side(BEFORE).union(side(AFTER), side(MOVED), all=True)
    return sorted(parts(rows), key=lambda part: (part.effective_on, part.change, part.organization.name))


def side(path: str) -> "QuerySet[OrganizationChange, Any]":
    there = {"state": OrganizationChange.State.IN_FORCE, f"{path}__isnull": False, f"{path}__merged_into": None}
    former = "moves__former_parent" if path == MOVED else f"{path}__merged_into"
    of_body = (f"{path}__{name}" for name in BODY)
    rows = OrganizationChange.objects.filter(**there).order_by()
    return rows.values_list(*CHANGE, Value(path, CharField()), former, *of_body)


def parts(rows: "QuerySet[OrganizationChange, Any]") -> Iterator[Part]:
    for effective_on, change, kind, legal_basis, note, side, former, *body in rows:
        organization = Organization.from_db(rows.db, BODY, body)
        yield Part(effective_on, change, OrganizationChange.Kind(kind), legal_basis, note, side, former, organization)
