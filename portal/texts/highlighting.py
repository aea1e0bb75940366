"""Marking the words that were looked for in a text, folded or not."""

import re
from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString

from portal.texts.folding import _FOLDED

Span = tuple[int, int]


def highlight(text: str, folded_terms: Iterable[str]) -> SafeString:
    """The escaped text with every hit in its original spelling inside `<mark>`. A term "smar*" stands for its words."""
    pieces: list[str] = []
    done = 0
    for start, end in hits(text, folded_terms):
        pieces += [escape(text[done:start]), "<mark>", escape(text[start:end]), "</mark>"]
        done = end
    return SafeString("".join([*pieces, escape(text[done:])]))


def extract(text: str, folded_terms: Iterable[str], width: int) -> str:
    """About `width` characters around the first hit, else the beginning, cut between words with "…" at cut ends."""
    text = " ".join(text.split())
    if len(text) <= width:
        return text
    hit_start, hit_end = next(iter(hits(text, folded_terms)), (0, 0))
    start = max(0, min(hit_start - width // 3, len(text) - width))
    end = start + width
    if start:
        start = text.find(" ", start - 1, hit_start) + 1 or start  # no space: within a word then
    if end >= len(text):
        return "…" + text[start:]
    last_space = text.rfind(" ", max(start, hit_end), end + 1)
    return ("…" if start else "") + text[start : last_space if last_space > 0 else end] + "…"


def hits(text: str, folded_terms: Iterable[str]) -> list[Span]:
    """Where whole words of the text fold to a term; hits with nothing but space between them are one."""
    pattern = _any_of(folded_terms)
    if pattern is None:
        return []
    folded, origins = fold_with_origins(text)
    merged: list[Span] = []
    for match in pattern.finditer(folded):
        start, end = origins[match.start()], origins[match.end()]
        if merged and text[merged[-1][1] : start].isspace():
            start = merged.pop()[0]
        merged.append((start, end))
    return merged


def fold_with_origins(text: str) -> tuple[str, list[int]]:
    """The folded text, spaces not yet collapsed, and for each place in it (its end too) the place in the original."""
    folded = [_FOLDED[ord(character)] for character in text]
    origins = [index for index, characters in enumerate(folded) for _ in characters]
    return "".join(folded), [*origins, len(text)]


def _any_of(folded_terms: Iterable[str]) -> re.Pattern[str] | None:
    # The longest first: of alternatives a regular expression takes the first that fits.
    terms = sorted({term.strip() for term in folded_terms} - {"", "*"}, key=len, reverse=True)
    if not terms:
        return None
    return re.compile(rf"(?<![^ ])(?:{'|'.join(map(_term, terms))})(?![^ ])")


def _term(term: str) -> str:
    words = " +".join(map(re.escape, term.removesuffix("*").split()))  # signs fold to spaces, several in a row
    return words + "[^ ]*" if term.endswith("*") else words
