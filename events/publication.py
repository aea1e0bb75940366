"""What comes with a public event: it is found, and its picture may be seen."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils import timezone

from portal.pictures.models import Showing
from portal.search import indexing

if TYPE_CHECKING:
    from events.models import Event


def announce(events: "Iterable[Event]") -> None:
    """In place of what was shown and found of them. `public_from` decides from when on."""
    from events import documents

    known = {event.pk: event for event in events}
    for event in known.values():
        show(event)
    indexing.remove(*(event.uuid for event in known.values() if event.public_from is None))
    indexing.put(documents.of(known))


def recall(event: "Event") -> None:
    indexing.remove(event.uuid)
    Showing.objects.close(event.uuid)


def show(event: "Event") -> None:
    """The picture is public from the event's first public instant, or from now when it came in another's place."""
    now, begin = timezone.now(), event.public_from
    shown = dict(Showing.objects.filter(shown_by=event.uuid, public_until=None).values_list("picture", "public_from"))
    since = shown.get(event.picture_id or 0)
    if since and begin and max(since, now) == max(begin, now) and len(shown) == 1:
        return
    Showing.objects.close(event.uuid, now)
    if event.picture_id and begin:
        begin = max(begin, now) if shown else begin
        Showing.objects.show([event.picture_id], event.uuid, public_from=begin, page=event.address)
