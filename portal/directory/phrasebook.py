"""All phrases that stand for a record of the register, ready to be found in a text at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import ahocorasick

PERSON, BODY, POST, TITLE = "official", "organization", "post", "title"


class Thing(NamedTuple):
    """A record: its kind and its number. A title stands for no record, and has none."""

    kind: str
    number: int = 0


class Phrase(NamedTuple):
    """`spelling` is the name as the register writes it. `joint` words in, two names meet that nothing may part."""

    thing: Thing
    spelling: str
    joint: int = 0


class Phrasebook:
    def __init__(self, phrases: Iterable[tuple[str, Phrase]]) -> None:
        meanings: dict[str, dict[Phrase, None]] = defaultdict(dict)
        for words, phrase in phrases:
            meanings[words][phrase] = None
        self.name_words = frozenset(
            word
            for words, phrases in meanings.items()
            for each in phrases
            if each.thing.kind == PERSON
            for word in words.split()
        )
        self.automaton = ahocorasick.Automaton()
        for words, known in meanings.items():
            self.automaton.add_word(f" {words} ", (len(words.split()), tuple(known)))
        self.automaton.make_automaton()

    def find(self, words: list[str]) -> Iterator[tuple[int, int, tuple[Phrase, ...]]]:
        """Every phrase among the words, whole words only: the first word, the word after the last, the meanings."""
        places, length = {}, 0
        for place, word in enumerate(words, 1):
            length += len(word) + 1
            places[length] = place
        if not len(self.automaton):
            return
        for end, (n, phrases) in self.automaton.iter(f" {' '.join(words)} "):
            yield places[end] - n, places[end], phrases

    def meanings(self, words: list[str]) -> tuple[Phrase, ...]:
        known: tuple[int, tuple[Phrase, ...]] = self.automaton.get(f" {' '.join(words)} ", (0, ()))
        return known[1]
