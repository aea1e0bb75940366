"""The ways in which the press writes a name of the register: as `words.compared()` has them.

A person in both orders, an organization without the place at its end, a post with every name of its organization.
"""

import re
from collections.abc import Iterable, Iterator

from portal.directory.words import compared

# What a body ends in and its head does not: "Ministry of Finance" has a "Minister of Finance".
HEADS_OF = {"ministry": "minister", "consulate general": "consul general", "embassy": "ambassador"}
PLACE = re.compile(r"(?: in [^,]+| of the province)$", re.IGNORECASE)


def of_person(name: str) -> set[str]:
    """Vo Van Minh, Minh Vo Van, Van Minh Vo. Nobody is meant by a single word."""
    parts = compared(name).split()
    if len(parts) < 2:
        return set()
    orders = (parts, [parts[-1], *parts[:-1]], [*parts[1:], parts[0]])
    return {" ".join(order) for order in orders}


def of_organization(names: Iterable[str]) -> set[str]:
    """With the place at the end and without: "Consular Corps in Ho Chi Minh City"; "Democratic Party (DP) of Japan"."""
    names = list(names)
    short = [name for name in names if is_abbreviation(name)]
    parted = [name.rpartition(" of ") for name in names if " of " in name]
    within = [f"{head} {letters} of {tail}" for head, _of, tail in parted for letters in short]
    shorter = [cut for name in names if len((cut := PLACE.sub("", name)).split()) > 1]
    return {words for name in (*names, *within, *shorter) if (words := compared(name))}


def is_abbreviation(name: str) -> bool:
    return name.isupper() and " " not in name


def of_title(title: str) -> set[str]:
    """ "Ambassador, Head of the Delegation" is two; "Chairman of the Board" is the "Board's Chairman" as well."""
    parts = [compared(part) for part in (title, *title.split(","))]
    turned = [" ".join(reversed(part.split(" of ", 1))) for part in parts if " of " in part]
    return {part for part in (*parts, *turned) if part}


def of_post(titles: Iterable[str], bodies: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Each with the number of words before the joint of its two parts, 0 where it has none."""
    bodies = list(bodies)
    for title in titles:
        for body in bodies:
            yield f"{title} of {body}", 0
            yield f"{body} {title}", len(body.split())
            if body.endswith("party committee"):
                yield f"{body.removesuffix(' committee')} {title}", 0
            yield from ((phrase, 0) for phrase in merged(title, body))


def merged(title: str, body: str) -> Iterator[str]:
    """Where one name holds a part of the other: "Head of the Delegation" leads the "Delegation of Viet Nam"."""
    head, _of, last = title.rpartition(" of ")
    if head and last in body.split():
        yield f"{head} of {body}"
    for kind, leader in HEADS_OF.items():
        if body.startswith(f"{kind} ") and title.endswith(leader):
            yield title + body.removeprefix(kind)
