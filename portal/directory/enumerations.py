"""Bodies in a row that share the beginning of the first: "Provincial Party Committee - People's Council"."""

import re
from collections.abc import Iterator

from portal.directory.phrasebook import BODY, Phrasebook, Thing
from portal.directory.text import Text

LISTED = re.compile(r"[\s,/&–—-]*(?:\band\b)?\s*(?:\bthe\b\s*)?", re.IGNORECASE)
LONGEST_SHARED = 4
LONGEST_REST = 8

Found = tuple[tuple[Thing, ...], int, int]


def following(text: Text, book: Phrasebook, name: list[str], place: int, occupied: set[int]) -> Iterator[Found]:
    """What is listed behind a body of that name: the things, the first word, the word after the last."""
    if place >= len(text.words) or text.words[place].opens or not LISTED.fullmatch(text.gap(place - 1)):
        return
    for shared in range(1, min(LONGEST_SHARED, len(name) - 1) + 1):
        for last in range(min(place + LONGEST_REST, len(text.words)), place + 1, -1):
            whole = name[:shared] + [word.text for word in text.words[place:last]]
            things = tuple(each.thing for each in book.meanings(whole) if each.thing.kind == BODY)
            if things and is_free(text, place, last, occupied):
                yield things, place, last
                yield from following(text, book, whole, last, occupied)
                return


def is_free(text: Text, first: int, last: int, occupied: set[int]) -> bool:
    begins_with_a_capital = text.text[text.words[first].start].isupper()
    return begins_with_a_capital and occupied.isdisjoint(range(first, last)) and text.is_within_a_sentence(first, last)
