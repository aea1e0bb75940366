"""What was done to rows, kept as plain data, so that it can be undone exactly.

A change of organizations and a merging of records both touch many rows at once. Each act is written down with the
values before and after; undoing goes backwards and refuses where somebody has changed one of these values since.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypedDict

from django.apps import apps
from django.db.models import Field, Model, QuerySet
from django.utils.translation import gettext as _

Values = dict[str, Any]


class Written(TypedDict):
    """`before` is empty for a row that was made, `after` for one that was taken away."""

    model: str
    pk: int
    before: Values
    after: Values


class ChangedSince(Exception):
    """A row is no longer as it was left: to undo would lose what somebody did later. The text says which one."""


class Journal:
    """Acts of one transaction, in their order. Only rows that are new go through `save()`."""

    def __init__(self) -> None:
        self.written: list[Written] = []

    def make(self, row: Model) -> None:
        row.save()
        self.write(row, {}, values_of(row))

    def change(self, row: Model, values: Mapping[str, Any]) -> None:
        before = values_of(row, values)
        for name, value in values.items():
            setattr(row, name, value)
        after = values_of(row, values)
        if before != after:
            same(row).update(**{name: getattr(row, name) for name in values})
            self.write(row, before, after)

    def take_away(self, row: Model) -> None:
        """Nothing may point to the row any more."""
        self.write(row, values_of(row), {})
        same(row).delete()

    def write(self, row: Model, before: Values, after: Values) -> None:
        self.written.append(Written(model=row._meta.label_lower, pk=row.pk, before=before, after=after))


def undo(written: Iterable[Written]) -> list[Model]:
    """Gives back the rows as they are again. Raises ChangedSince; what was undone by then is to be rolled back."""
    undone = [undo_one(each) for each in reversed(list(written))]
    return [row for row in undone if row]


def undo_one(written: Written) -> Model | None:
    model = apps.get_model(written["model"])
    if not written["after"]:
        return made_again(model, written)
    row = model._base_manager.filter(pk=written["pk"]).first()
    if row is None or values_of(row, written["after"]) != written["after"]:
        raise ChangedSince(_("%(row)s was changed since.") % {"row": row or model._meta.verbose_name})
    if not written["before"]:
        refuse_in_use(row)
        row.delete()
        return None
    same(row).update(**read(model, written["before"]))
    row.refresh_from_db()
    return row


def made_again(model: type[Model], written: Written) -> Model:
    row = model(**read(model, written["before"]))
    row.save_base(raw=True, force_insert=True)
    return row


def refuse_in_use(row: Model) -> None:
    """Raises ChangedSince when a row that was made is pointed to by now."""
    for pointing in pointing_to(type(row)):
        other = pointing.model._base_manager.filter(**{pointing.name: row}).first()
        if other:
            raise ChangedSince(_("%(row)s is in use by now: %(other)s.") % {"row": row, "other": other})


def pointing_to(model: type[Model]) -> "list[Field[Any, Any]]":
    """Every column of any table that holds rows of this model, those of many-to-many tables too."""
    relations = model._meta.get_fields(include_hidden=True)
    return [each.field for each in relations if each.auto_created and (each.one_to_many or each.one_to_one)]  # type: ignore[union-attr]


def same(row: Model) -> "QuerySet[Any]":
    return type(row)._base_manager.filter(pk=row.pk)


def values_of(row: Model, names: Iterable[str] | None = None) -> Values:
    """By column, as JSON holds them without loss."""
    fields = row._meta.concrete_fields
    wanted = {row._meta.get_field(name).attname for name in names} if names is not None else None  # type: ignore[union-attr]
    return {field.attname: plain(field, row) for field in fields if wanted is None or field.attname in wanted}


def plain(field: "Field[Any, Any]", row: Model) -> Any:
    value = field.value_from_object(row)
    return value if value is None or isinstance(value, str | int | list | dict) else field.value_to_string(row)


def read(model: type[Model], values: Values) -> Values:
    return {name: model._meta.get_field(name).to_python(value) for name, value in values.items()}  # type: ignore[union-attr]
