"""Slugs: the readable part of an address, ASCII only."""

import re
from collections.abc import Callable
from itertools import count

from portal.texts.folding import fold

FALLBACK = "item"
APOSTROPHES = re.compile(r"(?<=\w)['’ʼ](?=\w)")  # the People's Council: peoples-council


def slug(text: str, max_length: int = 80) -> str:
    """The folded words joined by hyphens, cut at a word; never empty."""
    words = re.findall(r"[a-z0-9]+", fold(APOSTROPHES.sub("", text)))
    return _cut("-".join(words), max_length) or FALLBACK[:max_length]


def free_slug(base: str, taken: Callable[[str], bool], max_length: int = 80) -> str:
    """The base, or the first of base-2, base-3 … that is not taken, within the length."""
    if not taken(base):
        return base
    for number in count(2):
        candidate = f"{_cut(base, max_length - len(f'-{number}'))}-{number}"
        if not taken(candidate):
            return candidate
    raise AssertionError("counting never ends")


def _cut(slug: str, max_length: int) -> str:
    if len(slug) <= max_length:
        return slug
    whole_words = slug[: max_length + 1].rpartition("-")[0]
    return whole_words or slug[:max_length]
