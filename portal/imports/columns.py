"""Rows sent as columns: one statement for any number of them, with a plan that is kept."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Field, ForeignKey, Model

Convert = Callable[[Any], Any]
# Written as they are; PostgreSQL's driver knows days, instants and UUIDs too.
PLAIN = {"BigAutoField", "BigIntegerField", "BooleanField", "CharField", "IntegerField", "PositiveBigIntegerField"}
PLAIN |= {"PositiveIntegerField", "PositiveSmallIntegerField", "SlugField", "SmallIntegerField", "TextField"}
NATIVE = {"DateField", "DateTimeField", "UUIDField"}


class Remembered(dict[Any, Any]):
    """The same instants come again and again: each is converted once."""

    def __init__(self, convert: Convert) -> None:
        self.convert = convert

    def __missing__(self, value: Any) -> Any:
        converted = self[value] = self.convert(value)
        return converted


def converter(field: Field) -> Convert | None:
    if isinstance(field, ForeignKey):
        return converter(field.target_field)
    kind = field.get_internal_type()
    has_own_way = type(field).get_db_prep_save is not Field.get_db_prep_save  # as HtmlField, which cleans there
    if not has_own_way and (kind in PLAIN or (kind in NATIVE and connection.vendor == "postgresql")):
        return None
    convert = partial(field.get_db_prep_save, connection=connections[DEFAULT_DB_ALIAS])
    return Remembered(convert).__getitem__ if kind in NATIVE else convert


def copy(model: type[Model], fields: Sequence[Field], rows: Iterable[Sequence[Any]]) -> None:
    statement = f"COPY {columns(model, fields)} FROM STDIN"
    # `copy` is the driver's own: Django does not translate its errors.
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(statement) as stream:
        for row in rows:
            stream.write_row(row)


def unnest(model: type[Model], fields: Sequence[Field], rows: Iterable[Sequence[Any]], on_conflict: str) -> None:
    arrays = ", ".join(f"%s::{array_of(field)}" for field in fields)
    statement = f"INSERT INTO {columns(model, fields)} SELECT * FROM unnest({arrays}) {on_conflict}"  # noqa: S608
    values = [list(column) for column in zip(*rows, strict=True)]
    if values:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)


def array_of(field: Field) -> str:
    """A cast to varchar(n) would cut what is too long, where the column itself refuses it."""
    kind = str(field.db_type(connection))
    return "text[]" if kind.startswith("varchar") else f"{kind}[]"


def columns(model: type[Model], fields: Sequence[Field]) -> str:
    return '"{}" ({})'.format(model._meta.db_table, ", ".join(f'"{field.column}"' for field in fields))
