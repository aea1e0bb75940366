"""Whose a title is that stands beside a name."""

import re

from portal.directory.matching import Match
from portal.directory.phrasebook import PERSON, POST, TITLE
from portal.directory.strangers import HONORIFICS
from portal.directory.text import Text

BEFORE_A_NAME = re.compile(rf"\s*(?:{HONORIFICS}\b\.?\s*)*", re.IGNORECASE)
BESIDE = re.compile(rf"(?:[\s,–—-]|\([^()]*\)|\b(?:the|and|who is|as)\b|\b{HONORIFICS}\b\.?)*", re.IGNORECASE)


def owners_of(text: Text, found: list[Match]) -> dict[int, int]:
    """By title, the person it is given to: who follows at once, else who stands before, else who follows in a row."""
    owners: dict[int, int] = {}
    titles = [place for place, match in enumerate(found) if match.kind in (POST, TITLE)]
    for place in titles:
        if is_person(found, place + 1) and BEFORE_A_NAME.fullmatch(between(text, found, place)):
            owners[place] = place + 1
    for place in titles:
        before = place - 1 if is_person(found, place - 1) else owners.get(place - 1)
        if place not in owners and before is not None and before < place and is_beside(text, found, place - 1):
            owners[place] = before
    for place in reversed(titles):
        after = place + 1 if is_person(found, place + 1) else owners.get(place + 1)
        if place not in owners and after is not None and after > place and is_beside(text, found, place):
            owners[place] = after
    return owners


def is_person(found: list[Match], place: int) -> bool:
    return 0 <= place < len(found) and found[place].kind == PERSON


def is_beside(text: Text, found: list[Match], place: int) -> bool:
    return bool(BESIDE.fullmatch(between(text, found, place)))


def between(text: Text, found: list[Match], place: int) -> str:
    return text.text[found[place].end : found[place + 1].start]
