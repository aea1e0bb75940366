"""The register as a whole: what search holds of it, and making good what passed its models by."""

from collections.abc import Collection, Iterator, Sequence

from portal.addresses.claims import AddressTaken, Wish, allot
from portal.caching.version import changing, touch
from portal.directory import documents as found
from portal.directory import portraits
from portal.directory.models import Appointment, Official, OfficialName, Organization, OrganizationName
from portal.directory.names import AlternativeName
from portal.directory.records import NamedRecord
from portal.search import indexing
from portal.search.documents import Document
from portal.texts.folding import fold

AT_ONCE = 500


def documents() -> Iterator[Document]:
    """Of every organization and every official."""
    for model in (Organization, Official):
        yield from found.documents_of(model.objects.order_by("pk").to_find().iterator(chunk_size=AT_ONCE))


def attested(appointments: Collection[int]) -> None:
    """Stories that attest these have come or gone: their people are found by other posts and days now."""
    found.put(Official.objects.filter(appointments__in=appointments).distinct())


def rebuild() -> None:
    """Gives rows that passed `save()` by (loaddata, bulk_create) all that it would have given them.

    Raises AddressTaken when two records want one address, and changes nothing then.
    """
    with changing():
        for names in (OrganizationName, OfficialName):
            fold_names(list(names.objects.all()))
        for model in (Organization, Official):
            records = list(model.objects.all())
            fold_records(records)
            claim_all(records)
        Appointment.objects.filter(post__seats=1, seat=None).update(seat=1)
        for official in Official.objects.exclude(portrait=None):
            portraits.show(official)
        indexing.put(documents())
        touch()


def fold_names(names: Sequence[AlternativeName]) -> None:
    for name in names:
        name.folded = fold(name.name)
    if names:
        type(names[0]).objects.bulk_update(names, ["folded"], batch_size=AT_ONCE)  # type: ignore[attr-defined]


def fold_records(records: Sequence[NamedRecord]) -> None:
    for record in records:
        record.folded = record.fold()
    if records:
        type(records[0]).objects.bulk_update(records, ["folded"], batch_size=AT_ONCE)  # type: ignore[attr-defined]


def claim_all(records: Sequence[NamedRecord]) -> None:
    if not records:
        return
    wishes = {record.uuid: Wish(record.folder, record.slug) for record in records}
    allotted = allot(records[0].address_kind, wishes)
    for record in records:
        if allotted[record.uuid] != record.address:
            raise AddressTaken(f"{record.address} belongs to another {record.address_kind.label}")
