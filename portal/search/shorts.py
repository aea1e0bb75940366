"""Abbreviations: PPC finds the Provincial People's Committee, and the other way round."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from portal.caching.memo import by_version
from portal.search.documents import Document
from portal.search.models import Kind, SearchAbbreviation
from portal.search.spelling import is_short
from portal.texts.folding import fold

Words = tuple[str, ...]
# The same name, written in two ways in the same newsroom.
ALIKE = (("vietnam", "viet nam"),)
LONGEST = 300  # of the column `long`


@dataclass(frozen=True)
class Shorts:
    long_of: dict[str, list[Words]]
    short_of: dict[Words, list[Words]]

    def behind(self, word: str) -> list[Words]:
        return self.long_of.get(word, [])

    def of(self, words: Words) -> list[Words]:
        return self.short_of.get(words, [])


@by_version
def shorts() -> Shorts:
    known = Shorts(defaultdict(list), defaultdict(list))
    for short, long in [*ALIKE, *SearchAbbreviation.objects.order_by("short", "long").values_list("short", "long")]:
        known.long_of[short].append(tuple(long.split()))
        known.short_of[tuple(long.split())].append((short,))
    return known


def learn(documents: Iterable[Document]) -> None:
    pairs = {
        (fold(name), fold(document.title)[:LONGEST])
        for document in documents
        if document.kind == Kind.ORGANIZATION
        for name in document.names
        if is_short(name)
    }
    rows = [SearchAbbreviation(short=short, long=long) for short, long in sorted(pairs) if long]
    SearchAbbreviation.objects.bulk_create(rows, ignore_conflicts=True)
