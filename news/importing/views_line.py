"""The views line of a scraped article: `Lượt người xem: Views: 2,722`."""

import re
from dataclasses import dataclass

from portal.texts.folding import fold

LONGEST = 100
MOST_VIEWS = 999_999_999

# Folding leaves digits in groups: "2,722" and "2.722" are both "2 722".
_LINE = re.compile(r"luot nguoi xem(?: views?)?(?P<number>.*?)(?: chia se)?")
_ENGLISH_ONLY = re.compile(r"views?(?P<number>(?: [0-9]+)+)(?: chia se)?")
_GROUPED = re.compile(r" [0-9]+(?: [0-9]{3})*")
_DIGITS = re.compile(r"[0-9](?:.*[0-9])?")


@dataclass(frozen=True, slots=True)
class ViewsLine:
    views: int | None
    """None where no number, or none that can be read, follows the words."""
    start: int
    end: int


def parse_views_line(text: str) -> ViewsLine | None:
    """Where the number stands in a line in normal form; None for any other line."""
    if ":" not in text or len(text) > LONGEST:
        return None
    words = fold(text)
    found = _LINE.fullmatch(words) or _ENGLISH_ONLY.fullmatch(words)
    if not found:
        return None
    views = _number(found["number"])
    digits = _DIGITS.search(text)
    if views is None or digits is None or "-" in text:
        return ViewsLine(None, 0, 0)
    return ViewsLine(views, digits.start(), digits.end())


def _number(groups: str) -> int | None:
    if not _GROUPED.fullmatch(groups):
        return None
    views = int(groups.replace(" ", ""))
    return views if views <= MOST_VIEWS else None
