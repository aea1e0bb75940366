from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from django.db import connection

from portal.search import postgresql, sqlite
from portal.search.rows import Row
from portal.search.terms import Wanted

Sql = tuple[str, Sequence[Any]]


class Engine(Protocol):
    """What the two engines do each in its own way."""

    # Whether the index knows which words stand next to each other; else each text has to be read for it.
    knows_neighbors: bool
    # Of rows in the order of `score`, `sorted_at` and `id`, the latter as one text.
    ids_in_order: str
    # A row for each companion of each document of `ranked`.
    each_companion: str

    def condition(self, alias: str, wanted: Wanted, most: int | None) -> Sql:
        """Whether the document matches, of at most so many where the engine counts while it searches."""

    def membership(self, alias: str, wanted: Wanted, most: int | None) -> Sql:
        """Whether the document is one of so many that match; no document's words are read for it."""

    def exactly(self, alias: str, wanted: Wanted) -> Sql:
        """Whether the document's words hold the terms, those next to each other that have to be."""

    def new_ids(self, number: int) -> list[int]: ...

    def insert(self, rows: Sequence[Row]) -> None: ...

    def forget(self, ids: Iterable[int]) -> None:
        """Called before the documents are deleted."""

    def forget_all(self) -> None: ...

    def learn(self, spellings: Sequence[tuple[str, str]]) -> None:
        """Adds rows to SearchWord, key and word, that are not yet there: too many for objects."""

    def settle(self) -> None:
        """Called once after everything was inserted."""


def engine() -> Engine:
    return sqlite if connection.vendor == "sqlite" else postgresql
