"""Rows by the thousand, past the ORM's statement for each few hundred of them: that one costs several times the rows.

SQLite prepares one statement and runs it for each row; PostgreSQL takes the rows as one stream (COPY).
What a model does in `save()` does not happen here; what its fields do (`pre_save`, cleaning) does.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Field, Model

from portal.imports.columns import columns, converter, copy, unnest

ONLY_NEW = "ON CONFLICT DO NOTHING"


def save_all(objects: Sequence[Model]) -> None:
    """New objects of one model, numbered as they stand. Raises django.db.IntegrityError."""
    if not objects:
        return
    model = type(objects[0])
    fields = model._meta.concrete_fields
    for instance, number in zip(objects, new_ids(model, len(objects)), strict=True):
        instance.pk = number
        instance._state.adding, instance._state.db = False, connection.alias  # as save() leaves it
    insert(
        model,
        [field.name for field in fields],
        ([field.pre_save(each, add=True) for field in fields] for each in objects),
    )


def insert(model: type[Model], names: Sequence[str], rows: Iterable[Sequence[Any]], on_conflict: str = "") -> None:
    """Values in the order of the names of fields; nothing is filled in. Raises django.db.IntegrityError.

    `on_conflict` says, in SQL, what becomes of a row that a unique constraint has already.
    """
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    converted = in_columns(fields, rows)
    if connection.vendor != "postgresql":
        run(model, fields, converted, on_conflict)
    elif on_conflict:  # which COPY does not know
        unnest(model, fields, converted, on_conflict)
    else:
        copy(model, fields, converted)


def new_ids(model: type[Model], number: int) -> list[int]:
    """Numbers that nobody else gets: from the table's sequence; on SQLite one transaction writes at a time."""
    table, key = model._meta.db_table, model._meta.pk
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
            cursor.execute(sequence, [table, key.column, number])
            return [row[0] for row in cursor.fetchall()]
        # Never a number of a row that is gone: what remembers it would take the new row for the old one.
        cursor.execute("SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = %s), 0)", [table])
        last = cursor.fetchone()[0]
        return list(range(last + 1, last + 1 + number))


def in_columns(fields: Sequence[Field], rows: Iterable[Sequence[Any]]) -> Iterable[list[Any]]:
    converts = [converter(field) for field in fields]
    for row in rows:
        yield [convert(value) if convert else value for convert, value in zip(converts, row, strict=True)]


def run(model: type[Model], fields: Sequence[Field], rows: Iterable[Sequence[Any]], on_conflict: str) -> None:
    places = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {columns(model, fields)} VALUES ({places}) {on_conflict}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(statement, list(rows))
