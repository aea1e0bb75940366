"""Words of a text as names are compared by them: folded, with those left out or made alike that carry no difference.

"Permanent" is "Standing", "Viet Nam" is "Vietnam", "Administration Center" is "Administrative Center" and "Project
No.06" is "Project 6". Articles, possessives and "and" are left out. Each word knows its place in the text.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import combining, normalize

from portal.texts.highlighting import fold_with_origins

LEFT_OUT = {"the", "s", "and"}
ALIKE = {
    "permanent": "standing",
    "deputy": "vice",
    "chairwoman": "chairman",
    "chairperson": "chairman",
    "centre": "center",
    "peoples": "people",
    "organisation": "organization",
}
ALIKE_BEFORE = {
    ("administration", "center"): "administrative",
    ("administration", "centre"): "administrative",
    ("viet", "nam"): "vietnam",
}
# A sentence ends there, unless a short form does.
END = re.compile(r"[.!?;:](?=\s|[\"”’)]|$)|\n")
SHORT_FORMS = {"mr", "mrs", "ms", "dr", "prof", "assoc", "no", "st", "co", "corp", "ltd"}


class Word(NamedTuple):
    """`start` and `end` are places in the text. `opens` says that a sentence begins with it."""

    text: str
    start: int
    end: int
    opens: bool = False


def words(text: str) -> list[Word]:
    folded = list(folded_words(text))
    found: list[Word] = []
    opens = False
    for place, (word, start, end) in enumerate(folded):
        before, after = folded[place - 1][0] if place else "", folded[place + 1][0] if place + 1 < len(folded) else ""
        if place and ends_between(text, before, folded[place - 1][2], start):
            opens = True
        if is_left_out(word, after):
            continue
        if (before, word) == ("viet", "nam"):
            found[-1] = found[-1]._replace(end=end)
            continue
        found.append(Word(alike(word, after), start, end, opens))
        opens = False
    return found


def joined(found: list[Word]) -> str:
    return " ".join(word.text for word in found)


def compared(text: str) -> str:
    """A name as it is compared."""
    return joined(words(text))


def is_marked(text: str) -> bool:
    """Written as in Vietnamese, at least in part."""
    return "đ" in text.lower() or any(map(combining, normalize("NFD", text)))


def folded_words(text: str) -> Iterator[tuple[str, int, int]]:
    folded, origins = fold_with_origins(text)
    for match in re.finditer("[^ ]+", folded):
        end = origins[match.end() - 1] + 1
        while end < len(text) and combining(text[end]):
            end += 1
        yield match[0], origins[match.start()], end


def is_left_out(word: str, after: str) -> bool:
    return word in LEFT_OUT or (word == "no" and after.isdecimal())


def alike(word: str, after: str) -> str:
    if word.isdecimal():
        return word.lstrip("0") or "0"
    return ALIKE_BEFORE.get((word, after)) or ALIKE.get(word, word)


def ends_between(text: str, before: str, end: int, start: int) -> bool:
    gap = text[end:start]
    is_short = before in SHORT_FORMS and gap.startswith(".") and "\n" not in gap
    return not is_short and bool(END.search(gap))
