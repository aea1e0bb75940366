"""Whom a text names, and which titles it gives them: "Mr. X - Deputy Secretary of A, Chairman of B"; "B Chairman X".

A post named alone stands for whoever held it. Not where the text gives it to somebody the register does not know,
nor where it is a former one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from portal.directory.matching import Match, matches
from portal.directory.owners import owners_of
from portal.directory.phrasebook import BODY, POST, TITLE, Phrasebook, Thing
from portal.directory.strangers import stands_for_its_holder
from portal.directory.text import Text


@dataclass(frozen=True)
class Title:
    """What the text says, and the posts of the register of which it is said; none where the register has none."""

    said: str
    start: int
    posts: tuple[int, ...] = ()


@dataclass(frozen=True)
class Naming:
    """`things` are all that may be meant. A post that stands for its holder has the kind of a post."""

    things: tuple[Thing, ...]
    start: int
    end: int
    titles: tuple[Title, ...] = ()

    @property
    def kind(self) -> str:
        return self.things[0].kind


def namings(text: str, book: Phrasebook) -> list[Naming]:
    """In the order of the text."""
    read = Text(text)
    return list(attributed(read, without_repetition(read, matches(read, book))))


def without_repetition(text: Text, found: list[Match]) -> list[Match]:
    """The abbreviation in brackets behind a name is not another naming."""
    kept: list[Match] = []
    for match in found:
        in_brackets = text.text[: match.start].endswith("(") and text.text[match.end :].startswith(")")
        if in_brackets and kept and match.kind == BODY and text.text[kept[-1].end : match.start].strip() == "(":
            kept[-1] = replace(kept[-1], end=match.end + 1, last=match.last)
        else:
            kept.append(match)
    return kept


def attributed(text: Text, found: list[Match]) -> Iterator[Naming]:
    owners = owners_of(text, found)
    for place, match in enumerate(found):
        if match.kind not in (POST, TITLE):
            titles = tuple(title_of(text, found[each]) for each, owner in sorted(owners.items()) if owner == place)
            yield Naming(match.things, match.start, match.end, titles)
        elif match.kind == POST and place not in owners and stands_for_its_holder(text.text, match):
            yield Naming(match.things, match.start, match.end)


def title_of(text: Text, match: Match) -> Title:
    posts = () if match.is_modified or match.kind == TITLE else tuple(thing.number for thing in match.things)
    return Title(text.text[match.start : match.end], match.start, posts)
