"""After two records of the register have become one, or two again: the lists of their stories, and what search knows.

An edition keeps the record that it named, as it was. Where that one lives now is asked here.
"""

from collections.abc import Collection, Iterator, Mapping
from uuid import UUID

from news import listings
from news.documents import document_of
from news.listings import ListKey
from news.models import Edition, Listing, NewsList
from portal.caching.models import Site
from portal.directory.merging import merged_uuids
from portal.search import indexing

NAMED = {NewsList.Kind.OFFICIAL: "people", NewsList.Kind.ORGANIZATION: "organizations"}


def relist(kind: NewsList.Kind, records: Collection[UUID]) -> None:
    """Puts the stories of these records into the lists of where they live now."""
    site, now = Site.objects.locked(), merged_uuids()  # from here on the counts hold still
    places = Listing.objects.filter(list__kind=kind, list__record__in=records)
    editions = list(Edition.objects.filter(pk__in=places.values("edition")).select_related("section"))
    gone = listings.months_of(places, site)
    places.delete()
    for key in gone:
        gone[key] = -gone[key]
    listings.add_to_months(gone)
    listings.enter({each: set(keys_of(each, kind, records, now)) for each in editions}, site)
    indexing.put(document_of(each, now) for each in editions)


def keys_of(
    edition: Edition, kind: NewsList.Kind, records: Collection[UUID], now: Mapping[UUID, UUID]
) -> Iterator[ListKey]:
    for named in edition.relations.get(NAMED[kind], []):
        record = UUID(named["uuid"])
        if now.get(record, record) in records:
            yield ListKey(kind, edition.language, now.get(record, record))
