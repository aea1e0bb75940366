"""Records that look like one and are two, as somebody has found: kept, so that nobody is asked again."""

from collections.abc import Iterable
from typing import NamedTuple

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from portal.directory.merging import NotMergeable
from portal.directory.models import Distinction, Official, Organization
from portal.directory.records import NamedRecord

MODELS: dict[str, type[Official] | type[Organization]] = {"official": Official, "organization": Organization}


class ToldApart(NamedTuple):
    distinction: Distinction
    first: NamedRecord
    second: NamedRecord


def tell_apart(one: NamedRecord, other: NamedRecord, by: User | None) -> Distinction:
    """Raises NotMergeable where there are no two."""
    if one == other:
        raise NotMergeable(_("Choose two records that are both there."))
    first, second = sorted([one.pk, other.pk])
    known = {"kind": one.address_kind, "first": first, "second": second}
    return Distinction.objects.get_or_create(**known, defaults={"made_by": by})[0]


def told_apart(most: int) -> list[ToldApart]:
    """The latest first; one of which a record is gone says nothing any more. At most three queries."""
    rows = list(Distinction.objects.select_related("made_by")[:most])
    records = {kind: records_of(kind, rows) for kind in MODELS}
    found = ((row, records[row.kind].get(row.first), records[row.kind].get(row.second)) for row in rows)
    return [ToldApart(row, first, second) for row, first, second in found if first and second]


def records_of(kind: str, rows: Iterable[Distinction]) -> dict[int, NamedRecord]:
    numbers = {number for row in rows if row.kind == kind for number in (row.first, row.second)}
    return MODELS[kind].objects.defer("summary").in_bulk(numbers)
