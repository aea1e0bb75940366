"""One look at the index: it counts what was found by what it can be narrowed to, and ranks the best of it."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db import connection

from portal.search.matching import Search
from portal.search.query import UNDATED, Query
from portal.search.statement import statement


class Shelf(NamedTuple):
    """How many documents have all of this in common, in the words of a query."""

    kind: str
    year: str
    section: str
    section_label: str
    language: str
    number: int


class Companion(NamedTuple):
    kind: str
    key: str
    label: str
    number: int


@dataclass
class Look:
    """`shelves` hold all that was found, the rest only what was chosen of it; `labels` are those of the choices."""

    most: int
    tested: int = 0
    shelves: list[Shelf] = field(default_factory=list)
    companions: list[Companion] = field(default_factory=list)
    labels: dict[tuple[str, str], str] = field(default_factory=dict)
    best: list[int] = field(default_factory=list)
    faces: list[int] = field(default_factory=list)

    @property
    def is_complete(self) -> bool:
        return self.tested <= self.most

    def ids(self) -> list[int]:
        """A few people and organizations, then all by their score, and by their date."""
        return list(dict.fromkeys([*self.faces, *self.best]))


def look(search: Search, query: Query) -> Look:
    sql, values = statement(search, query)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return looked(search.most, cursor.fetchall())


def looked(most: int, rows: list[tuple[Any, ...]]) -> Look:
    found = Look(most)
    for what, kind, year, facet, label, language, number in rows:
        match what:
            case "tested":
                found.tested = number
            case "shelf":
                found.shelves.append(Shelf(kind, UNDATED if year == "0" else year, facet, label, language, number))
            case "companion":
                found.companions.append(Companion(kind, facet, label, number))
            case "label":
                found.labels[kind, facet] = label
            case "best":
                found.best = [int(number) for number in label.split()]
            case "faces":
                found.faces = [int(number) for number in label.split()]
    return found
