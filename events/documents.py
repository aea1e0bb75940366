"""What search holds of events: one document in each language, since names, days and states are told in it."""

import datetime
from collections.abc import Collection, Iterable, Iterator

from django.conf import settings
from django.utils import translation

from events.days import PROVINCE
from events.models import Event
from events.querysets import EventQuerySet
from events.wording import place_of, state, words_of_when
from portal.search.documents import Document, Label, Shown
from portal.search.models import Kind
from portal.texts.html import text_of

AT_ONCE = 500
# An event without a year stands among the oldest.
OLDEST = datetime.date(1900, 1, 1)


def documents() -> Iterator[Document]:
    """Of every event that is public or will be."""
    yield from documents_of(to_find().order_by("pk").iterator(chunk_size=AT_ONCE))


def of(keys: Collection[int]) -> Iterator[Document]:
    yield from documents_of(to_find().filter(pk__in=keys))


def to_find() -> EventQuerySet:
    return Event.objects.exclude(public_from=None).select_related("venue", "picture").with_people()


def documents_of(events: Iterable[Event]) -> Iterator[Document]:
    for event in events:
        if event.public_from:
            yield from in_each_language(event, event.public_from)


def in_each_language(event: Event, public_from: datetime.datetime) -> Iterator[Document]:
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            made = document(event, public_from)
        yield made


def document(event: Event, public_from: datetime.datetime) -> Document:
    """In the present language."""
    participants = list(event.participants.all())
    organizations = [row.organization for row in event.organizer_rows.all()]
    organizations += [each.organization for each in participants if each.organization]
    begin = datetime.datetime.combine(event.start_on or OLDEST, event.start_time or datetime.time(), PROVINCE)
    return Document(
        kind=Kind.EVENT,
        record=event.uuid,
        path=event.get_absolute_url(),
        title=event.label,
        sorted_at=begin,
        public_from=public_from,
        text="\n".join(filter(None, (words_of_when(event), place_of(event), text_of(event.summary)))),
        names=(event.other_label,) if event.other_label else (),
        language=translation.get_language(),
        year=event.start_on.year if event.start_on else None,
        people=tuple(Label(str(each.official.uuid), each.official.name) for each in participants if each.official),
        organizations=tuple(Label(str(each.uuid), each.name) for each in dict.fromkeys(organizations)),
        data=shown(event),
    )


def shown(event: Event) -> Shown:
    data = Shown(note=state(event), picture=event.picture.as_data(alt="") if event.picture else None)
    if event.date:
        data["date"] = event.date.isoformat()
    if event.last_on:
        data["ends_on"] = event.last_on.isoformat()
    return data
