"""What became of the fields of a story."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Field, ManyToManyField
from django.utils.text import capfirst

from news.models import Article
from news.versions.content import SILENT
from news.versions.names import Names
from news.versions.rows import Line
from news.versions.snapshots import Snapshot


def told(each: Any, before: Any, after: Any, names: Names) -> Iterator[Line]:
    if not isinstance(each, ManyToManyField):
        yield Line("changed", label(each), names.value(each, before), names.value(each, after))
        return
    for pk in sorted(set(before) - set(after)):
        yield Line("removed", f"{label(each)}: {names.value(each, [pk])}")
    for pk in sorted(set(after) - set(before)):
        yield Line("added", f"{label(each)}: {names.value(each, [pk])}")


def differs(name: str, old: Snapshot, new: Snapshot) -> bool:
    """A field that one of the versions does not know did not change by it."""
    return name in old.values and name in new.values and old.values[name] != new.values[name]


def label(each: Field) -> str:
    return str(capfirst(each.verbose_name))


FIELDS: list[Any] = [
    each for each in (*Article._meta.concrete_fields, *Article._meta.many_to_many) if each.name not in SILENT
]
