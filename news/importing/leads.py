"""Leads begin with their source, and a list item and its article carry the same lead: that is how they are joined."""

import re

from portal.texts.folding import fold

# As written -> as stored. "RTAL" is a typo of the old newsroom, "BEGIC" its name before September 2020.
SOURCES = {"PORTAL": "PORTAL", "Portal": "PORTAL", "RTAL": "PORTAL", "BEGIC": "BEGIC", "TTĐT": "TTĐT", "TTDT": "TTĐT"}
# Letters. Even a long beginning may be shared by the leads of one day: who joins by it takes the only match or none.
SHORTEST_BEGINNING = 40

_SOURCE = "|".join(SOURCES)
_PREFIX = re.compile(rf"(?:(?P<source>{_SOURCE})\s*[-–—]\s*)+")
_SOURCE_WITHIN = re.compile(rf"\b(?:{_SOURCE})\s*[-–—]\s")
_WITHIN_A_LINE = re.compile(rf"(?<=[.!?…\"”’)])\s*(?=(?:{_SOURCE})\s*[-–—]\s)")


def split_source(text: str) -> tuple[str, str]:
    """(source, lead); the source is "" where the lead has none. The lead is always an ending of the text."""
    found = _PREFIX.match(text)
    return (SOURCES[found["source"]], text[found.end() :]) if found else ("", text)


def has_source(text: str) -> bool:
    return _PREFIX.match(text) is not None


def further_leads(text: str) -> list[int]:
    """Where in a line the next lead begins directly after the end of a sentence."""
    return [found.end() for found in _WITHIN_A_LINE.finditer(text)]


def first_source(text: str, start: int, end: int) -> int | None:
    found = _SOURCE_WITHIN.search(text, start, end)
    return found.start() if found else None


def is_truncated(lead: str) -> bool:
    return lead.rstrip().endswith(("…", "..."))


def lead_key(lead: str) -> str:
    """The letters and digits alone: spacing, dashes, quotes, marks, case and source do not count."""
    return fold(split_source(lead)[1]).replace(" ", "")


def same_lead(one: str, other: str) -> bool:
    """Equal keys, or a long enough beginning of the other where one was cut with an ellipsis."""
    key, other_key = lead_key(one), lead_key(other)
    if key == other_key:
        return bool(key)
    return _is_cut_from(one, key, other_key) or _is_cut_from(other, other_key, key)


def _is_cut_from(lead: str, key: str, whole_key: str) -> bool:
    return is_truncated(lead) and len(key) >= SHORTEST_BEGINNING and whole_key.startswith(key)
