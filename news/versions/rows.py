"""What became of the rows that hang on a story: people, pictures, contributors, by their names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext as _

from news.versions.content import Relation
from news.versions.names import Names
from news.versions.snapshots import Row


@dataclass(frozen=True)
class Line:
    """Something by its name: come, gone, or become other than it was."""

    what: Literal["added", "removed", "changed", "same"]
    name: str
    was: str = ""
    now: str = ""


def rows_differ(relation: Relation, old: Sequence[Row], new: Sequence[Row]) -> bool:
    """In what they say or in their order; a row that was taken off and put back is the same."""
    stored = [*relation.named_by, *(field.name for field in relation.details)]
    return [values(row, stored) for row in old] != [values(row, stored) for row in new]


def compare_rows(relation: Relation, old: Sequence[Row], new: Sequence[Row], names: Names) -> Iterator[Line]:
    rest, kept, added = list(old), [], []
    for row in new:
        former = former_of(row, rest, relation)
        if former:
            rest.remove(former)  # one row becomes one row at most
            kept.append((former, row))
        else:
            added.append(row)
    yield from (Line("removed", describe(row, relation, names)) for row in rest)
    yield from (Line("added", describe(row, relation, names)) for row in added)
    for before, after in kept:
        yield from details(before, after, relation, names)
    yield from order(sorted((former for former, _row in kept), key=old.index), kept, relation, names)
    same = [names.row(row, relation.naming) for before, row in kept if is_same(before, row, relation)]
    if same:
        yield Line("same", "; ".join(same))


def former_of(row: Row, candidates: Sequence[Row], relation: Relation) -> Row | None:
    """What it was: the row of the same thing, best one of which nothing changed."""
    known = [each for each in candidates if values(each, relation.named_by) == values(row, relation.named_by)]
    return next((each for each in known if is_same(each, row, relation)), known[0] if known else None)


def is_same(old: Row, new: Row, relation: Relation) -> bool:
    names = [field.name for field in relation.details]
    return values(old, names) == values(new, names)


def values(row: Row, names: Sequence[str]) -> list[Any]:
    return [row.values.get(name) for name in names]


def describe(row: Row, relation: Relation, names: Names) -> str:
    """All that is said of it: nothing else on the page shows it."""
    told = [names.row(row, relation.naming)]
    for field in relation.details:
        value = row.values.get(field.name)
        if value is True:
            told.append(str(field.verbose_name))
        elif value is not False and (said := names.value(field, value)):
            told.append(said)
    return ", ".join(told)


def details(old: Row, new: Row, relation: Relation, names: Names) -> Iterator[Line]:
    for field in relation.details:
        before, after = old.values.get(field.name), new.values.get(field.name)
        if before != after:
            name = f"{names.row(new, relation.naming)}, {field.verbose_name}"
            yield Line("changed", name, names.value(field, before), names.value(field, after))


def order(before: Sequence[Row], kept: Sequence[tuple[Row, Row]], relation: Relation, names: Names) -> Iterator[Line]:
    after = [former for former, _row in kept]
    if before != after:
        was, now = ("; ".join(names.row(row, relation.naming) for row in side) for side in (before, after))
        yield Line("changed", _("Order"), was, now)
