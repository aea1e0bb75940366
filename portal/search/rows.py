"""A document as it is written down: its columns, its folded words, its tags."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from portal.search.documents import Document
from portal.search.facets import Key, companions
from portal.search.models import SearchFacet
from portal.search.spelling import marked
from portal.search.tags import tags
from portal.texts.folding import fold

# A tsvector holds a megabyte, and no page that people read comes near this.
LONGEST_TEXT = 200_000


class Row(NamedTuple):
    """In the order of the statement in `postgresql.py`. Tags are separated by spaces."""

    id: int
    kind: str
    record: UUID
    language: str
    section_id: int | None
    year: int | None
    boost: int
    sorted_at: datetime.datetime
    public_from: datetime.datetime
    public_until: datetime.datetime | None
    companions: list[int]
    body: str
    tags: str


# All but the words.
COLUMNS = Row._fields[:-2]


def row(document: Document, number: int, number_of: Mapping[Key, int]) -> Row:
    named = " ".join([document.title, *document.names])
    text = document.text[:LONGEST_TEXT]
    heading = fold(named)
    return Row(
        id=number,
        kind=document.kind,
        record=document.record,
        language=document.language,
        section_id=number_of[SearchFacet.Kind.SECTION, document.section.key] if document.section else None,
        year=(document.year or 0) if document.is_dated else None,
        boost=document.boost,
        sorted_at=document.sorted_at,
        public_from=document.public_from,
        public_until=document.public_until,
        companions=sorted({number_of[kind, label.key] for kind, label in companions(document)}),
        body=f"{heading} {fold(text)}",
        tags=" ".join([*tags(document), *(f"t/{word}" for word in set(heading.split())), *marked(f"{named} {text}")]),
    )
