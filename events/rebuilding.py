"""Making good what passed the models by (loaddata, bulk_create): what `save()` would have given."""

from collections.abc import Sequence

from events import documents
from events.models import Event, EventSeries, Venue, VenueName
from events.publication import show
from events.records import Addressed
from portal.addresses.claims import AddressTaken, Wish, allot
from portal.caching.version import changing, touch
from portal.search import indexing
from portal.texts.folding import fold

AT_ONCE = 500


def rebuild() -> None:
    """Raises AddressTaken when two records want one address, and changes nothing then."""
    with changing():
        fold_names(Venue)
        fold_names(VenueName)
        claim_all(list(EventSeries.objects.all()))
        events = list(Event.objects.all())
        claim_all(events)
        derive_all(events)
        for event in events:
            show(event)
        indexing.put(documents.documents())
        touch()


def fold_names(model: type[Venue] | type[VenueName]) -> None:
    named = list(model.objects.all())
    for each in named:
        each.folded = fold(each.name)
    model.objects.bulk_update(named, ["folded"], batch_size=AT_ONCE)


def derive_all(events: Sequence[Event]) -> None:
    for event in events:
        event.derive()
    Event.objects.bulk_update(events, ["folded", "daytime", "start_on", "last_on"], batch_size=AT_ONCE)


def claim_all(records: Sequence[Addressed]) -> None:
    if not records:
        return
    kind = records[0].address_kind
    allotted = allot(kind, {record.uuid: Wish(record.folder, record.slug) for record in records})
    for record in records:
        if allotted[record.uuid] != record.address:
            raise AddressTaken(f"{record.address} belongs to another {kind.label}")
