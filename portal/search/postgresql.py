"""The words in a column of the documents, a `tsvector` of the folded words as they are: they need no stemming, and
PostgreSQL's English would drop "an" and "do", which are half the name of Thuan An and Di An."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from portal.search.rows import Row
from portal.search.terms import Term, Wanted

# A tsvector keeps so many places of a word, and refuses words of more than 2,046 bytes.
MOST_PLACES = 255
LONGEST_WORD = 500

knows_neighbors = False
each_companion = "SELECT unnest(companions) AS facet_id FROM ranked"
ids_in_order = "string_agg(CAST(id AS text), ' ' ORDER BY score DESC, sorted_at DESC, id DESC)"

COPY = """
    COPY search_searchdocument (id, kind, record, language, section_id, year, boost, sorted_at, public_from,
        public_until, companions, words)
    FROM STDIN
"""


def expression(wanted: Wanted, exactly: bool = False) -> str:
    """Unless `exactly`, the words of a term may stand apart: the index alone can answer that."""
    groups = [" | ".join(one(term, exactly) for term in group) for group in wanted.groups]
    # Loosely an unwanted phrase leaves out nothing: its words may well stand apart in what is wanted.
    without = [f"!{one(term, exactly)}" for term in wanted.none if exactly or not term.adjoining]
    return " & ".join([*(f"({group})" for group in groups), *without])


def one(term: Term, exactly: bool) -> str:
    words = [lexeme(word) for word in term.words]
    between = " <-> " if exactly and term.adjoining else " & "
    return f"({between.join(words)}{':*' if term.unfinished else ''})"


def lexeme(word: str) -> str:
    return "'{}'".format(word.replace("\\", "\\\\").replace("'", "''"))


def condition(alias: str, wanted: Wanted, most: int | None) -> tuple[str, list[Any]]:
    return f'"{alias}"."words" @@ %s::tsquery', [rarely(wanted)]


def rarely(wanted: Wanted) -> str:
    """A single word is said twice: the planner then expects the square of its share, and the index looks it up once.

    Nothing may seem so common that rows are tested one by one, not even where a LIMIT promises an early end: that
    reads all the words of every row.
    """
    asked = expression(wanted)
    return f"{asked} & {asked}" if len(wanted.groups) == 1 else asked


def membership(alias: str, wanted: Wanted, most: int | None) -> tuple[str, list[Any]]:
    inner, parameters = condition("d", wanted, most)
    return f"{alias}.id IN (SELECT d.id FROM search_searchdocument d WHERE {inner} LIMIT %s)", [*parameters, most]  # noqa: S608


def exactly(alias: str, wanted: Wanted) -> tuple[str, list[Any]]:
    words = f"SELECT d.words FROM search_searchdocument d WHERE d.id = {alias}.id"  # noqa: S608
    return f"({words}) @@ %s::tsquery", [expression(wanted, exactly=True)]


# Numbers come before rows, since COPY gives none back and the words are kept under them.
def new_ids(number: int) -> list[int]:
    with connection.cursor() as cursor:
        sequence = "pg_get_serial_sequence('search_searchdocument', 'id')"
        cursor.execute(f"SELECT nextval({sequence}) FROM generate_series(1, %s)", [number])  # noqa: S608
        return [number for (number,) in cursor.fetchall()]


def insert(rows: Sequence[Row]) -> None:
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(COPY) as stream:
        for row in rows:
            stream.write_row((*row[:-2], vector(row)))


def vector(row: Row) -> str:
    """As PostgreSQL writes it. The words are folded already: to look for them anew took most of an insert."""
    places: dict[str, list[str]] = defaultdict(list)
    for place, word in enumerate(row.body.split(), start=1):
        places[word].append(str(place))
    words = [f"{lexeme(word)}:{','.join(at[:MOST_PLACES])}" for word, at in places.items() if len(word) <= LONGEST_WORD]
    # Tags have no place, so that no phrase runs on into them.
    return " ".join([*words, *map(lexeme, row.tags.split())])


def forget(ids: Iterable[int]) -> None:
    """The words go with their rows."""


def forget_all() -> None:
    """The words go with their rows."""


def learn(spellings: Sequence[tuple[str, str]]) -> None:
    pairs = "SELECT * FROM unnest(%s::text[], %s::text[])"
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO search_searchword (key, word) {pairs} ON CONFLICT DO NOTHING",
            [list(column) for column in zip(*spellings, strict=True)],
        )


def settle() -> None:
    """Sorts what was inserted into the index at once: otherwise each search would read it from end to end."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('search_document_words')")
