"""Keys and labels that results can be narrowed to, kept once and referred to by number."""

from collections.abc import Iterable, Iterator

from portal.search.documents import Document, Label
from portal.search.models import SearchFacet

Key = tuple[str, str]


def numbers(documents: Iterable[Document]) -> dict[Key, int]:
    """The number of every facet of the documents; new ones and new labels are written down."""
    wanted = {(kind, key): label for document in documents for kind, (key, label) in facets(document)}
    kept = {(facet.kind, facet.key): facet for facet in SearchFacet.objects.filter(key__in={key for _, key in wanted})}
    changed = [
        SearchFacet(kind=kind, key=key, label=label)
        for (kind, key), label in sorted(wanted.items())
        if (kind, key) not in kept or kept[kind, key].label != label
    ]
    # Sorted, so that two who write at once do not wait for each other. Rows that were there get their key too.
    SearchFacet.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["kind", "key"], update_fields=["label"]
    )
    return {(facet.kind, facet.key): facet.pk for facet in [*kept.values(), *changed]}


def facets(document: Document) -> Iterator[tuple[str, Label]]:
    if document.section:
        yield SearchFacet.Kind.SECTION, document.section
    if document.year is not None and document.is_dated:
        yield SearchFacet.Kind.YEAR, Label(str(document.year), str(document.year))
    yield from companions(document)


def companions(document: Document) -> Iterator[tuple[str, Label]]:
    yield from ((SearchFacet.Kind.PERSON, person) for person in document.people)
    yield from ((SearchFacet.Kind.ORGANIZATION, organization) for organization in document.organizations)
