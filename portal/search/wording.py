"""What a reader typed: words, "words next to each other", and -words that must not occur."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from portal.search.shorts import Shorts
from portal.search.spelling import marked
from portal.search.terms import Term, Wanted
from portal.texts.folding import fold

MOST_CHARACTERS = 1000
MOST_WORDS = 16
LONGEST_WORD = 64
# A shorter last word has to be whole: "con" would find a tenth of all words.
LEAST_UNFINISHED = 4
# Quotation marks as telephones and word processors set them; NUL is refused by PostgreSQL.
SIGNS = str.maketrans("“”„«»\0", '""""" ')
PART = re.compile(r'(?P<minus>-?)(?:"(?P<quoted>[^"]*)"|(?P<plain>[^\s"]+))')


@dataclass(frozen=True)
class Part:
    """What was typed in one, in folded words."""

    words: tuple[str, ...]
    quoted: bool = False
    minus: bool = False

    def __str__(self) -> str:
        words = " ".join(self.words)
        return ("-" if self.minus else "") + (f'"{words}"' if self.quoted else words)


@dataclass(frozen=True)
class Wording:
    parts: tuple[Part, ...] = ()
    # Words that were typed with their marks.
    marked: tuple[str, ...] = ()
    was_cut: bool = False
    # Whether even a short last word may be unfinished.
    goes_on: bool = False

    def __str__(self) -> str:
        return " ".join(map(str, self.parts))

    @cached_property
    def plain(self) -> tuple[str, ...]:
        """The words that may stand anywhere."""
        words = (word for part in self.parts if not part.minus and not part.quoted for word in part.words)
        return tuple(dict.fromkeys(words))

    @property
    def unfinished(self) -> str:
        """The last word, if it may go on."""
        last = self.parts[-1] if self.parts else None
        if last is None or last.quoted or last.minus:
            return ""
        word = last.words[-1]
        return word if self.goes_on or (len(word) >= LEAST_UNFINISHED and word.isalpha()) else ""

    def with_words(self, instead: Mapping[str, str]) -> "Wording":
        parts = (
            part if part.minus else replace(part, words=tuple(replaced(part.words, instead))) for part in self.parts
        )
        return replace(self, parts=tuple(part for part in parts if part.words), marked=())  # marks were of other words


def replaced(words: tuple[str, ...], instead: Mapping[str, str]) -> Iterator[str]:
    for word in words:
        yield from instead.get(word, word).split()


def read(text: str) -> Wording:
    """Anything can be read: signs count as spaces, a lonely quote too, and what is too much is left out."""
    text = text.translate(SIGNS)
    kept = text[:MOST_CHARACTERS]
    if kept.count('"') % 2:
        kept = " ".join(kept.rsplit('"', 1))
    parts = list(parts_of(kept))
    within = list(within_limit(parts))
    return Wording(tuple(within), tuple(marked(kept)[:MOST_WORDS]), len(text) > MOST_CHARACTERS or within != parts)


def parts_of(text: str) -> Iterator[Part]:
    for part in PART.finditer(text):
        words = fold(part["quoted"] if part["plain"] is None else part["plain"]).split()
        if words:
            yield Part(tuple(word[:LONGEST_WORD] for word in words), part["plain"] is None, bool(part["minus"]))


def within_limit(parts: list[Part]) -> Iterator[Part]:
    left = MOST_WORDS
    for part in parts:
        if left and part.words[:left]:
            yield replace(part, words=part.words[:left])
        left = max(0, left - len(part.words))


def wanted(wording: Wording, shorts: Shorts) -> Wanted:
    """Every word, or what it is short for, or what is short for it and its neighbors. Empty without a word to find."""
    groups = [*plain_groups(wording.plain, shorts)]
    # Not where it is short for something, or stands last only because it was typed before as well.
    if wording.unfinished and groups[-1] == (Term((wording.unfinished,)),):
        groups[-1] = (Term((wording.unfinished,), unfinished=True),)
    quoted = [(adjoining(part),) for part in wording.parts if part.quoted and not part.minus]
    return Wanted((*groups, *quoted), tuple(adjoining(part) for part in wording.parts if part.minus))


def plain_groups(words: tuple[str, ...], shorts: Shorts) -> Iterator[tuple[Term, ...]]:
    while words:
        runs = (words[:length] for length in range(len(words), 1, -1))  # the longest first
        run = next((run for run in runs if shorts.of(run)), words[:1])
        others = shorts.of(run) if len(run) > 1 else shorts.behind(run[0])
        yield (Term(run), *map(Term, others))
        words = words[len(run) :]


def adjoining(part: Part) -> Term:
    return Term(part.words, adjoining=len(part.words) > 1)


def in_order(wording: Wording) -> Wanted:
    """All words next to each other as they were typed, if there are several."""
    if len(wording.plain) < 2:
        return Wanted()
    return Wanted(((Term(wording.plain, adjoining=True, unfinished=bool(wording.unfinished)),),))


def as_spelled(wording: Wording) -> Wanted:
    return Wanted(tuple((Term((word,)),) for word in wording.marked))
