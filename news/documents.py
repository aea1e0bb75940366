"""What search holds of an edition."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from news.listings import PROVINCE
from news.models import Edition
from news.relations import Record
from portal.directory.merging import merged_uuids
from portal.search.documents import Document, Label, Shown
from portal.search.models import Kind
from portal.texts.html import text_of

NOTHING_MERGED: Mapping[UUID, UUID] = {}


def documents() -> Iterator[Document]:
    """Of every edition that is public or will be, for an index made anew."""
    # What has ended is found no more; what is scheduled is, from its instant on.
    kept = Q(public_until=None) | Q(public_until__gt=timezone.now())
    now = merged_uuids()
    for edition in Edition.objects.filter(kept).select_related("section").order_by("pk").iterator(chunk_size=500):
        yield document_of(edition, now)


def document_of(edition: Edition, now: Mapping[UUID, UUID] = NOTHING_MERGED) -> Document:
    """Made of the edition alone, never of the article: what an editor is writing cannot be found.

    An edition of long ago may name a record that lives on in another one: `now` says where.
    """
    relations = edition.relations
    day = timezone.localdate(edition.published_at, PROVINCE) if edition.published_at else None
    shown = Shown(source=edition.source, picture=edition.cover)
    if day:
        shown["date"] = day.isoformat()
    return Document(
        kind=Kind.STORY,
        record=edition.uuid,
        path=edition.path,
        title=edition.headline,
        sorted_at=edition.listed_at,
        public_from=edition.public_from,
        public_until=edition.public_until,
        text=f"{edition.lead}\n{text_of(edition.body_html)}",
        # Keywords count like a title: a story is found by them first.
        names=tuple(keyword["name"] for keyword in relations.get("keywords", [])),
        language=edition.language,
        section=Label(edition.section.path, edition.section.name) if edition.section else None,
        year=day.year if day else None,
        people=tuple(labels(relations.get("people", []), now)),
        organizations=tuple(labels(relations.get("organizations", []), now)),
        data=shown,
    )


def labels(named: Sequence[Record], now: Mapping[UUID, UUID]) -> Iterator[Label]:
    for each in named:
        record = UUID(each["uuid"])
        yield Label(str(now.get(record, record)), each["name"])
