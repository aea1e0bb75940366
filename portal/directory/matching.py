"""Where a text names records of the register: the longest phrase wins, and nothing is found twice in one place.

Deterministic and offline: a phrase is found by its folded words, then `spelling` says whether it is meant.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal.directory.enumerations import following
from portal.directory.phrasebook import BODY, PERSON, POST, TITLE, Phrase, Phrasebook, Thing
from portal.directory.spelling import is_meant
from portal.directory.text import Text

# A title that one of these precedes is another title.
MODIFIERS = {"vice", "standing", "assistant", "acting", "former", "ex", "late", "honorary", "then", "incoming", "elect"}
FIRST = {PERSON: 0, BODY: 1, POST: 2, TITLE: 4}


@dataclass(frozen=True)
class Match:
    """`first` and `last` count words, `start` and `end` characters; `last` and `end` lie behind it."""

    kind: str
    things: tuple[Thing, ...]
    first: int
    last: int
    start: int
    end: int
    is_modified: bool = False


def matches(text: Text, book: Phrasebook) -> list[Match]:
    """In the order of the text."""
    found = [match for place in book.find([word.text for word in text.words]) for match in read(text, book, *place)]
    taken = longest(found)
    return sorted([*taken, *shortened(text, book, taken)], key=lambda match: match.start)


def read(text: Text, book: Phrasebook, first: int, last: int, phrases: Iterable[Phrase]) -> Iterator[Match]:
    """One match of each kind, for all things that are written like this."""
    by_kind: dict[str, dict[Thing, None]] = {}
    for phrase in phrases:
        if text.is_within_a_sentence(first, last) and is_meant(text, book, first, last, phrase):
            by_kind.setdefault(phrase.thing.kind, {})[phrase.thing] = None
    for kind, things in by_kind.items():
        begin = first
        while kind in (POST, TITLE) and is_modifier(text, begin - 1):
            begin -= 1
        yield match_of(text, tuple(things), begin, last, begin < first)


def is_modifier(text: Text, place: int) -> bool:
    return place >= 0 and text.words[place].text in MODIFIERS and text.gap(place).strip() in ("", "-")


def match_of(text: Text, things: tuple[Thing, ...], first: int, last: int, is_modified: bool = False) -> Match:
    start, end = text.words[first].start, text.words[last - 1].end
    return Match(things[0].kind, things, first, last, start, end, is_modified)


def longest(found: Iterable[Match]) -> list[Match]:
    """Of those that overlap; among equally long ones a person before a body, a body before a post, then a title."""
    taken: list[Match] = []
    occupied: set[int] = set()
    for match in sorted(found, key=lambda each: (each.first - each.last, FIRST.get(each.kind, 3), each.start)):
        if occupied.isdisjoint(range(match.first, match.last)):
            occupied.update(range(match.first, match.last))
            taken.append(match)
    return taken


def shortened(text: Text, book: Phrasebook, taken: Iterable[Match]) -> Iterator[Match]:
    occupied = {place for match in taken for place in range(match.first, match.last)}
    for match in taken:
        if match.kind == BODY:
            name = [word.text for word in text.words[match.first : match.last]]
            yield from (match_of(text, *found) for found in following(text, book, name, match.last, occupied))
