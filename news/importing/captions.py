"""Which short paragraphs stood under a picture. A sub-heading looks the same: both are guesses, to be marked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median_low

from news.importing.credits import photo_credit
from news.importing.parsed import BlockKind
from news.importing.passages import Passage

LONGEST = 300  # characters of a caption, which may name three posts of one person
LONGEST_SENTENCE = 200  # with a full stop, as in 2024
LONGEST_HEADING = 120

_PICTURE_FILE = re.compile(r"[^/\\:*?\"<>|]{1,100}\.(?:jpe?g|png|gif|bmp|webp|tiff?|heic)", re.IGNORECASE)
_BULLET = re.compile(r"[-+*•–—▪●]")
_NUMBERED = re.compile(r"(?:[IVX]{1,4}|[0-9]{1,2}|[a-h])[.)/] ?\S")
# Titles and initials end no sentence. One lookbehind for each, since Python's have a fixed width.
_NEXT_SENTENCE = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bProf)(?<!\bAssoc)(?<!\bNo)(?<!\b[A-ZĐ])[.!?][\"”’)]* [\"“‘(]?[A-ZĐ]"
)
_OF_A_PICTURE = re.compile(
    r"\b(?:speak(?:s|ing)?|spoke|remark(?:s|ed)?|present(?:s|ed|ing)?|discuss(?:es|ed)?|tak(?:es?|ing)|took|poses?|photos?"
    r"|souvenirs?|(?:over)?view|scene|visit(?:s|ed)?|attend(?:s|ed)?|delegates|shak(?:e|es|ing) hands|middle|left|right"
    r"|at the (?:meeting|reception|conference|ceremony|session|event|signing|working session))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Surroundings:
    wide_gap: bool
    below_file_name: bool
    caption_above: str
    is_last: bool


def is_picture_file(text: str) -> bool:
    return _PICTURE_FILE.fullmatch(text) is not None


def block_kinds(passages: Sequence[Passage]) -> list[BlockKind]:
    """For the passages of a body in order, file names of pictures among them."""
    gap = _usual_gap(passages)
    kinds: list[BlockKind] = []
    for position, passage in enumerate(passages):
        above = passages[position - 1] if position else None
        around = _Surroundings(
            wide_gap=passage.blanks_before > gap,
            below_file_name=above is not None and is_picture_file(above.text),
            caption_above=_without_credit(above.text) if above and kinds[-1] == "caption" else "",
            is_last=position == len(passages) - 1,
        )
        kinds.append(_kind(passage.text, around))
    return kinds


def _usual_gap(passages: Sequence[Passage]) -> int:
    """Blank lines between paragraphs on this page: a picture leaves one more."""
    gaps = [passage.blanks_before for passage in passages[1:] if len(passage.text) > LONGEST]
    return median_low(gaps) if gaps else 1


def _kind(text: str, around: _Surroundings) -> BlockKind:
    # From the surest sign to the weakest: each is asked only where those above it say nothing.
    if photo_credit(text) or (around.below_file_name and len(text) <= LONGEST):
        return "caption"
    if _has_form_of_heading(text):
        return "heading"
    if not _may_be_no_paragraph(text):
        return "paragraph"
    if around.wide_gap or _goes_on_from(around.caption_above, text):
        return "caption"
    if _is_sentence(text) or len(text) > LONGEST_HEADING:
        return "paragraph"
    return "caption" if around.is_last or _OF_A_PICTURE.search(text) else "heading"


def _may_be_no_paragraph(text: str) -> bool:
    longest = LONGEST_SENTENCE if _is_sentence(text) else LONGEST
    if len(text) > longest or text.endswith((";", ",")) or _BULLET.match(text):
        return False
    return _NEXT_SENTENCE.search(text) is None


def _is_sentence(text: str) -> bool:
    return text.rstrip("\"'”’)").endswith((".", "!", "?", "…"))


def _has_form_of_heading(text: str) -> bool:
    if len(text) > LONGEST_HEADING or _is_sentence(text) or text.endswith((";", ",")):
        return False
    return text.endswith(":") or text.isupper() or _NUMBERED.match(text) is not None


def _goes_on_from(caption: str, text: str) -> bool:
    """Several in a row, one blank line apart: a sentence only where the one above is a sentence and both are short."""
    if not caption or not _is_sentence(text):
        return bool(caption)
    return _is_sentence(caption) and len(text) <= LONGEST_HEADING


def _without_credit(caption: str) -> str:
    credit = photo_credit(caption)
    return caption[: credit[0]] if credit else caption
