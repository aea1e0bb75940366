"""Putting into the index what can be found, and taking it out, within the transaction of the change itself."""

import datetime
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from portal.imports.rows import insert
from portal.search import facets, shorts, vocabulary
from portal.search.documents import Document
from portal.search.engines import engine
from portal.search.models import (
    SearchAbbreviation,
    SearchDocument,
    SearchFacet,
    SearchResult,
    SearchWord,
)
from portal.search.rows import row

AT_ONCE = 1000
RESULT = ["document", "path", "title", "names", "data", "text"]
# In the order in which they can be emptied: who points to others goes first.
ALL = (SearchResult, SearchDocument, SearchFacet, SearchWord, SearchAbbreviation)


@transaction.atomic
def put(documents: Iterable[Document]) -> None:
    """What the index held of these records is gone: the documents given are all there is of them, now and to come."""
    written: set[UUID] = set()
    remaining = iter(documents)
    while batch := list(islice(remaining, AT_ONCE)):
        records = {document.record for document in batch}
        remove(*(records - written))  # a record's documents may lie in two batches
        write(batch)
        written |= records
    engine().settle()


def close(record: UUID, at: datetime.datetime | None) -> None:
    """From that instant on the record is not found, and what was to begin later never will be. None takes that back."""
    of_record = SearchDocument.objects.filter(record=record)
    if at is None:
        of_record.update(public_until=None)
        return
    # First: an interval that ends before it begins is refused by the database.
    delete(of_record.filter(public_from__gte=at))
    of_record.filter(Q(public_until=None) | Q(public_until__gt=at)).update(public_until=at)


def remove(*records: UUID) -> None:
    delete(SearchDocument.objects.filter(record__in=records))


@transaction.atomic
def clear() -> None:
    engine().forget_all()
    with connection.cursor() as cursor:
        for model in ALL:
            cursor.execute(f'DELETE FROM "{model._meta.db_table}"')  # noqa: S608


@transaction.atomic
def delete(documents: QuerySet[Any]) -> None:
    """Waits first for whoever writes the same: what they have put in place of these has to go too."""
    of_each = documents.order_by("pk").values_list("pk", flat=True)
    list(of_each.select_for_update())
    ids = list(of_each)
    engine().forget(ids)
    SearchDocument.objects.filter(pk__in=ids).delete()


def write(batch: Sequence[Document]) -> None:
    number_of = facets.numbers(batch)
    numbered = list(zip(engine().new_ids(len(batch)), batch, strict=True))
    engine().insert([row(document, number, number_of) for number, document in numbered])
    insert(SearchResult, RESULT, (result(document, number) for number, document in numbered))
    vocabulary.learn(" ".join([document.title, *document.names]) for document in batch)
    shorts.learn(batch)


def result(document: Document, number: int) -> tuple[Any, ...]:
    return number, document.path, document.title, list(document.names), document.data, document.text
