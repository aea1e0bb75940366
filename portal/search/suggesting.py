"""What a reader may have meant whose words are found nowhere."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import islice, pairwise, product
from typing import NamedTuple

from django.db import connection
from rapidfuzz.distance import OSA

from portal.search.matching import Search
from portal.search.spelling import keys
from portal.search.statement import joined
from portal.search.vocabulary import words_under
from portal.search.wording import Wording

OTHERS_OF_A_WORD = 4
TRIED = 12  # each is one more search in the statement
# Sixteen unknown words, each with four others, would come together in four thousand million ways.
TOGETHER = 1000
COUNTED = 100
# A short word with two wrong letters could be anything.
LEAST_WITH_TWO_WRONG = 5


class Variant(NamedTuple):
    """`distance` is the number of letters that differ."""

    distance: int
    wording: Wording


def suggestion(wording: Wording, search_for: Callable[[Wording], Search]) -> Wording | None:
    """The nearest variant that finds something; of equally near ones, that which finds most."""
    tried = variants(wording)
    found = numbers([search_for(variant.wording) for variant in tried])
    finding = [
        (variant.distance, -number, variant.wording) for variant, number in zip(tried, found, strict=True) if number
    ]
    return min(finding, key=lambda found: found[:2])[2] if finding else None  # wordings have no order


def numbers(searches: list[Search]) -> list[int]:
    """How many each of them finds, COUNTED at most."""
    queries = [search.documents()[:COUNTED].query.sql_with_params() for search in searches]
    counts = ((f"SELECT {n} AS n, count(*) FROM ({sql}) found_{n}", values) for n, (sql, values) in enumerate(queries))  # noqa: S608
    sql, parameters = joined(" UNION ALL ", counts)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} ORDER BY n", parameters)  # UNION ALL promises none
        return [number for _, number in cursor.fetchall()]


def variants(wording: Wording) -> list[Variant]:
    """With the last word as the beginning of longer ones; with words in the place of others."""
    words = list(dict.fromkeys(word for part in wording.parts if not part.minus for word in part.words))
    spellings = {
        spelling for word in words for spelling in (*keys(word), *(half for halves in splits(word) for half in halves))
    }
    known = words_under(spellings | {first + second for first, second in pairwise(words)})
    changes = sorted(replacements(words, known), key=lambda change: change[0])[:TRIED]
    changed = [Variant(distance, wording.with_words(instead)) for distance, instead in changes]
    return [Variant(0, replace(wording, goes_on=True)), *changed]


def replacements(words: list[str], known: Mapping[str, set[str]]) -> Iterator[tuple[int, dict[str, str]]]:
    """Words that no title knows are taken for slips, all at once; if there are none, any one word is."""
    yield from joinings(words, known)
    others = {word: list(others_of(word, known)) for word in words}
    unknown = [word for word in words if word not in known.get(word, ()) and others[word]]
    for chosen in islice(product(*(others[word] for word in unknown)), TOGETHER) if unknown else ():
        yield sum(distance for distance, _ in chosen), dict(zip(unknown, (other for _, other in chosen), strict=True))
    if not unknown:
        yield from ((distance, {word: other}) for word in words for distance, other in others[word])


def joinings(words: list[str], known: Mapping[str, set[str]]) -> Iterator[tuple[int, dict[str, str]]]:
    for first, second in pairwise(words):
        if first + second in known.get(first + second, ()):
            yield 1, {first: first + second, second: ""}


def others_of(word: str, known: Mapping[str, set[str]]) -> list[tuple[int, str]]:
    """The nearest words and their distances, and the word as two."""
    most_wrong = 2 if len(word) >= LEAST_WITH_TWO_WRONG else 1
    near = set().union(*(known.get(key, set()) for key in keys(word))) - {word}
    # Optimal string alignment: neighbors that changed places are one slip, not two.
    distances = [(OSA.distance(word, other), other) for other in near]
    halved = [(1, " ".join(halves)) for halves in splits(word) if all(half in known.get(half, ()) for half in halves)]
    return sorted([*(pair for pair in distances if pair[0] <= most_wrong), *halved])[:OTHERS_OF_A_WORD]


def splits(word: str) -> Iterator[tuple[str, str]]:
    return ((word[:place], word[place:]) for place in range(2, len(word) - 1))  # halves of two letters at least
