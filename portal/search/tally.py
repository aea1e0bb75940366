"""What the documents found can be narrowed to, each choice with the number that would be left."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from portal.search.looking import Shelf
from portal.search.query import Query


def number(shelves: Iterable[Shelf], query: Query) -> int:
    return sum(shelf.number for shelf in shelves if fits(shelf, query))


def numbers_by(facet: str, shelves: Iterable[Shelf], query: Query) -> Counter[str]:
    """How many the query would find with each value of the facet in the place of the one chosen."""
    chosen: dict[str, Any] = {facet: ""}
    open_query = replace(query, **chosen)
    numbers: Counter[str] = Counter()
    for shelf in shelves:
        if fits(shelf, open_query) and getattr(shelf, facet):
            numbers[getattr(shelf, facet)] += shelf.number
    return numbers


def fits(shelf: Shelf, query: Query) -> bool:
    return (
        query.kind in ("", shelf.kind)
        and query.year in ("", shelf.year)
        and query.section in ("", shelf.section)
        and (not query.language or shelf.language in (query.language, ""))
    )
