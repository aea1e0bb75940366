"""Records that may be of the same person or organization: their names differ in a letter, in marks or in order."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Any, NamedTuple

from rapidfuzz.distance import OSA

from portal.caching.memo import by_version
from portal.directory.models import Distinction, Official, Organization
from portal.directory.records import NamedRecord
from portal.texts.folding import fold

# Short names differ in a letter because they are other names: Minh, Linh.
LONG_ENOUGH = 8
# Of words that many names share nobody wants every pair.
MOST = 200


class Pair(NamedTuple):
    """Numbers of the records, the older first, and how far apart the nearest of their names are."""

    first: int
    second: int
    distance: int


def pairs(model: type[Official] | type[Organization]) -> list[tuple[Any, Any]]:
    """The likeliest first, but for those that somebody has told apart. Four queries."""
    apart = set(Distinction.objects.filter(kind=model.address_kind).values_list("first", "second"))
    found = [pair for pair in likely(model) if pair[:2] not in apart][:MOST]
    records = model.objects.in_bulk({number for pair in found for number in pair[:2]})
    return [(records[pair.first], records[pair.second]) for pair in found]


@by_version
def likely(model: type[Official] | type[Organization]) -> list[Pair]:
    by_key: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for record in model.objects.prefetch_related("names"):
        for name in names_of(record):
            for key in keys(name):
                by_key[key].add((name, record.pk))
    nearest: dict[tuple[int, int], int] = {}
    for alike in by_key.values():
        for (name, pk), (other, other_pk) in combinations(sorted(alike)[:MOST], 2):
            distance = OSA.distance(name, other, score_cutoff=1)
            if pk != other_pk and distance <= 1:
                pair = min(pk, other_pk), max(pk, other_pk)
                nearest[pair] = min(distance, nearest.get(pair, distance))
    found = (Pair(*pair, distance) for pair, distance in nearest.items())
    return sorted(found, key=lambda pair: (pair.distance, pair))


def names_of(record: NamedRecord) -> set[str]:
    """Folded, the words in order of the alphabet: "Loi Nguyen" is "Nguyen Loi". Abbreviations are no names."""
    others = (name.name for name in record.names.all() if name.kind != "abbreviation")
    return {" ".join(sorted(fold(name).split())) for name in (record.name, record.native_name, *others) if name}


def keys(name: str) -> Iterator[str]:
    """Two names that differ in one letter share one: that which leaves it out."""
    yield name
    if len(name) >= LONG_ENOUGH:
        yield from {name[:place] + name[place + 1 :] for place in range(len(name))}
