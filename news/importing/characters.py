"""One scraped line in normal form, and how many raw characters stand behind each that is kept."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

MARKS_ON_A_LETTER = 30  # the bound of the stream-safe text format (UAX #15, section 13)


class TooManyMarks(ValueError):
    """A letter carries so many combining marks that putting them in order would take quadratic time."""


@dataclass(frozen=True, slots=True)
class NormalText:
    text: str
    weights: tuple[int, ...] | None
    """Raw characters behind each character of the text; None when it is one each."""
    spaces: int
    invisible: int


def normal(raw: str) -> NormalText:
    """NFC, single plain spaces, no control or formatting characters."""
    if raw.isascii() and raw.isprintable() and "  " not in raw and raw == raw.strip():
        return NormalText(raw, None, 0, 0)
    visible = raw if raw.isprintable() else _visible(raw)
    spaced = " ".join(visible.split())
    text, weights = _composed(spaced)
    return NormalText(text, weights, len(visible) - len(spaced), len(raw) - len(visible))


def _visible(text: str) -> str:
    return text.translate({ord(character): None for character in set(text) if not _is_visible(character)})


def _is_visible(character: str) -> bool:
    return character.isprintable() or character.isspace() or unicodedata.category(character) not in ("Cc", "Cf")


def _composed(text: str) -> tuple[str, tuple[int, ...] | None]:
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text, None
    composed: list[str] = []
    weights: list[int] = []
    for letter in _letters(text):
        kept = unicodedata.normalize("NFC", letter)
        composed.append(kept)
        weights += _spread(len(letter), len(kept))
    return "".join(composed), tuple(weights)


def _letters(text: str) -> Iterator[str]:
    """Each base character with the marks and conjoining Hangul letters that follow it."""
    start = 0
    for position in range(1, len(text)):
        if not _joins_the_one_before(text[position]):
            yield text[start:position]
            start = position
        elif position - start > MARKS_ON_A_LETTER:
            raise TooManyMarks
    yield text[start:]


def _joins_the_one_before(character: str) -> bool:
    return character >= "\u0300" and (  # below it nothing combines
        unicodedata.category(character).startswith("M") or "\u1160" <= character <= "\u11ff"
    )


def _spread(raw: int, kept: int) -> list[int]:
    """The raw characters shared out over the kept ones: the first stands for what was composed into it."""
    if raw >= kept:
        return [raw - kept + 1] + [1] * (kept - 1)
    return [1] * raw + [0] * (kept - raw)
