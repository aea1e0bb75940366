"""The search index anew, from everything that is public or will be."""

from collections.abc import Iterator

from django.db import transaction

from events.documents import documents as event_documents
from news.documents import documents as story_documents
from portal.directory.register import documents as register_documents
from portal.search import indexing
from portal.search.documents import Document


def rebuild_search() -> None:
    """In one transaction: readers find what there was until the new index is whole."""
    with transaction.atomic():
        indexing.clear()
        indexing.put(everything())


def everything() -> Iterator[Document]:
    yield from story_documents()
    yield from event_documents()
    yield from register_documents()
