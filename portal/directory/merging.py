"""Two records of one person or organization become one; for 30 days it can be undone.

Everything that points to the one points to the other afterwards: names, posts, appointments, attestations, mentions,
participants, changes, addresses. What both have exists once. The record that is gone stays as a row that nobody sees,
so that an old version of a story still finds whom it named.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.addresses.models import Address
from portal.caching.memo import by_version
from portal.caching.version import changing, touch
from portal.directory import documents, portraits, seats
from portal.directory.journal import ChangedSince, Journal, pointing_to, undo
from portal.directory.models import Appointment, Merge, Official, Organization, OrganizationChange
from portal.directory.names import AlternativeName
from portal.directory.records import NamedRecord
from portal.search import indexing

# Two rows that agree in these say the same, though no constraint forbids the second.
ALIKE: dict[type[models.Model], list[list[str]]] = {
    Appointment: [["official", "post", "acting", "started_on", "ended_on"]],
}


class NotMergeable(Exception):
    """The records cannot become one, or not be two again; the text says why."""


def merge(kept: NamedRecord, gone: NamedRecord, chosen: Mapping[str, Any], by: User | None) -> Merge:
    """`chosen` are the values of fields in which the record that is kept takes those of the other.

    Raises NotMergeable, and has changed nothing then.
    """
    with changing():
        refuse_unlike(kept, gone)
        journal = Journal()
        try:
            with transaction.atomic():
                carry_out(kept, gone, chosen, journal)
        except IntegrityError:
            raise NotMergeable(_("The two contradict each other in a way that has to be settled first.")) from None
        except ValidationError as refusal:
            raise NotMergeable(" ".join(refusal.messages)) from None
        show_again(kept, gone)
        return Merge.objects.create(
            kind=kept.address_kind,
            kept=kept.uuid,
            gone=gone.uuid,
            kept_name=kept.name,
            gone_name=gone.name,
            journal=journal.written,
            merged_by=by,
        )


def undo_merge(done: Merge) -> None:
    """Raises NotMergeable after 30 days, and where somebody has changed since what merging did."""
    with changing():
        done = Merge.objects.select_for_update().get(pk=done.pk)
        if not done.can_be_undone:
            raise NotMergeable(_("It can be undone for 30 days, and once."))
        try:
            with transaction.atomic():
                undo(done.journal)
        except ChangedSince as refusal:
            raise NotMergeable(str(refusal)) from None
        except IntegrityError:
            raise NotMergeable(_("What it would give back is taken by now.")) from None
        done.undone_at = timezone.now()
        done.save()
        model = Official if done.kind == Address.Kind.OFFICIAL else Organization
        show_again(*model._base_manager.filter(uuid__in=[done.kept, done.gone]))


@by_version
def merged_uuids() -> dict[UUID, UUID]:
    """Where a record that is gone lives on, in one hop. One query."""
    rows = Merge.objects.filter(undone_at=None).order_by("-pk").values_list("gone", "kept")
    known: dict[UUID, UUID] = {}
    for gone, kept in rows:
        known[gone] = known.get(kept, kept)
    return known


def refuse_unlike(kept: NamedRecord, gone: NamedRecord) -> None:
    if kept == gone or kept.merged_into_id or gone.merged_into_id:
        raise NotMergeable(_("Choose two records that are both there."))
    if isinstance(kept, Organization):
        changes = OrganizationChange.objects.filter(predecessors__in=[kept, gone], successors__in=[kept, gone])
        if changes.exists():
            raise NotMergeable(_("One became the other by a change: they are two organizations."))


def carry_out(kept: NamedRecord, gone: NamedRecord, chosen: Mapping[str, Any], journal: Journal) -> None:
    journal.change(kept, chosen)
    journal.change(kept, {"folded": kept.fold()})
    for row in (kept, gone):
        stand_on_its_own(row, gone if row is kept else kept, journal)
    repoint(gone, kept, journal)
    keep_names(kept, gone, journal)
    for address in Address.objects.filter(record=gone.uuid):
        journal.change(address, {"record": kept.uuid})
    hidden: dict[str, Any] = {"merged_into": kept, "slug": gone.uuid.hex}
    if isinstance(gone, Official):
        hidden["portrait"] = None
    journal.change(gone, hidden)


def stand_on_its_own(row: NamedRecord, other: NamedRecord, journal: Journal) -> None:
    """One of the two may stand under the other: nothing stands under itself."""
    if isinstance(row, Organization) and isinstance(other, Organization) and row.parent_id == other.pk:
        journal.change(row, {"parent": other.parent if other.parent_id != row.pk else None})


def repoint(gone: models.Model, kept: models.Model, journal: Journal) -> None:
    for field in pointing_to(type(gone)):
        for row in field.model._base_manager.filter(**{field.name: gone}).order_by("pk"):
            twin = twin_of(row, field.name, kept)
            if twin:
                repoint(row, twin, journal)
                journal.take_away(row)
                continue
            journal.change(row, {field.name: kept})
            if isinstance(row, Appointment):
                seats.refuse_taken(row)


def twin_of(row: models.Model, pointer: str, kept: models.Model) -> models.Model | None:
    """The row that says the same of the record that is kept."""
    for names in keys_of(type(row)):
        if pointer in names:
            wanted = {name: getattr(row, name) for name in names} | {pointer: kept}
            others = type(row)._base_manager.filter(**wanted).exclude(pk=row.pk)
            if twin := others.first():
                return twin
    return None


def keys_of(model: type[models.Model]) -> Iterable[Iterable[str]]:
    yield from ALIKE.get(model, [])
    yield from model._meta.unique_together
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint):
            yield constraint.fields


def keep_names(kept: NamedRecord, gone: NamedRecord, journal: Journal) -> None:
    """As it was called it is still found."""
    known = {kept.name, kept.native_name, *kept.names.values_list("name", flat=True)}
    for name, kind in ((gone.name, AlternativeName.Kind.SPELLING), (gone.native_name, AlternativeName.Kind.NATIVE)):
        if name and name not in known:
            journal.make(kept.names.model(**{kept.address_kind.value: kept}, name=name, kind=kind))
            known.add(name)


def show_again(*records: NamedRecord) -> None:
    """What readers find and see of them, whichever of the two there are now."""
    for record in records:
        record.refresh_from_db()
        indexing.remove(record.uuid)
        if isinstance(record, Official):
            portraits.show(record)
    documents.put([record for record in records if not record.merged_into_id])
    touch()
