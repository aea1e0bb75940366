"""The words in an FTS5 table of their own, whose rowid is the document's id.

It is not one of Django's tables: a row may outlive its document, and is then found without being joined to
anything, until its number is used again.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Max

from portal.imports.rows import insert as insert_rows
from portal.search.models import SearchDocument
from portal.search.rows import COLUMNS, Row
from portal.search.terms import Term, Wanted

knows_neighbors = True
ids_in_order = "group_concat(id, ' ')"  # SQLite takes the rows as the subquery has sorted them
each_companion = "SELECT each.value AS facet_id FROM ranked, json_each(ranked.companions) AS each"

# Words come folded, and with marks as tags of their own, which must stay different; a tag's signs belong to its word.
TABLE = (
    "CREATE VIRTUAL TABLE search_words USING fts5(words, tokenize = \"unicode61 remove_diacritics 0 tokenchars '/-_'\")"
)


def expression(wanted: Wanted) -> str:
    groups = [" OR ".join(map(one, group)) for group in wanted.groups]
    without = "".join(f" NOT {one(term)}" for term in wanted.none)
    return "({}){}".format(" AND ".join(f"({group})" for group in groups), without)


def one(term: Term) -> str:
    words = [" ".join(term.words)] if term.adjoining else term.words
    return "({}{})".format(" AND ".join(map(quoted, words)), "*" if term.unfinished else "")


def quoted(words: str) -> str:
    return '"{}"'.format(words.replace('"', '""'))


def condition(alias: str, wanted: Wanted, most: int | None) -> tuple[str, list[Any]]:
    found = "SELECT rowid FROM search_words WHERE search_words MATCH %s LIMIT %s"
    # LIMIT -1 is none.
    return f"{alias}.id IN ({found})", [expression(wanted), -1 if most is None else most]


membership = condition


def exactly(alias: str, wanted: Wanted) -> tuple[str, list[Any]]:
    """For few documents: their texts are read, which costs less than finding the terms in all others too."""
    text = f"SELECT ' ' || words || ' ' FROM search_words WHERE rowid = {alias}.id"  # noqa: S608
    # All of them: here groups have no alternatives, since it is asked for words in a row only.
    terms = [term for group in wanted.groups for term in group]
    return " AND ".join([f"({text}) LIKE %s"] * len(terms)), [pattern(term) for term in terms]


def pattern(term: Term) -> str:
    # Folded words hold neither `%` nor `_`.
    return f"% {' '.join(term.words)}{'' if term.unfinished else ' '}%"


def new_ids(number: int) -> list[int]:
    """SQLite lets one transaction write at a time."""
    last = SearchDocument.objects.aggregate(last=Max("id"))["last"] or 0
    return list(range(last + 1, last + 1 + number))


def insert(rows: Sequence[Row]) -> None:
    insert_rows(SearchDocument, COLUMNS, (row[: len(COLUMNS)] for row in rows))
    with connection.cursor() as cursor:
        cursor.executemany(
            # REPLACE: a row that outlived its document may still have the number.
            "INSERT OR REPLACE INTO search_words (rowid, words) VALUES (%s, %s)",
            [(row.id, f"{row.body} {row.tags}") for row in rows],
        )


def forget(ids: Iterable[int]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM search_words WHERE rowid = %s", [(number,) for number in ids])


def forget_all() -> None:
    """Dropping the table is one step; deleting would take each row's words out of the index again."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE search_words")
        cursor.execute(TABLE)


def learn(spellings: Sequence[tuple[str, str]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany("INSERT OR IGNORE INTO search_searchword (key, word) VALUES (%s, %s)", spellings)


def settle() -> None:
    """Nothing is left to be sorted."""
