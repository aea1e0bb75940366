"""What the records are called that versions name by number: as they are called today, asked once for all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, cast

from django.contrib.auth.models import User
from django.db.models import Field, Model, QuerySet
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext as _

from news import policy
from news.models import Article
from news.versions.content import RELATIONS
from news.versions.snapshots import Row, Snapshot
from portal.directory.models import Appointment

Key = tuple[type[Model], Any]


class Names:
    """For somebody: a story that they may not see has no name for them."""

    def __init__(self, user: User, snapshots: Iterable[Snapshot]) -> None:
        wanted = defaultdict(set)
        for model, pk in keys_of(snapshots):
            wanted[model].add(pk)
        self.known = {
            (model, record.pk): called(record)
            for model, numbers in wanted.items()
            for record in records(model, user).filter(pk__in=numbers)
        }

    def of(self, model: type[Model], pk: Any, formerly: str = "") -> str:
        """By its name then where it is gone now."""
        if (model, pk) in self.known:
            return self.known[model, pk]
        if model is Article:
            return _("a story that you may not see")
        return formerly or _("what exists no more")

    def value(self, field: Field, value: Any, formerly: str = "") -> str:
        """Of a field, in words; nothing where it is empty."""
        if value is None or value == "":
            return ""
        if isinstance(value, list):
            return "; ".join(self.of(target(field), pk) for pk in value)
        if field.is_relation:
            return self.of(target(field), value, formerly)
        if field.choices:
            return str(dict(field.flatchoices).get(value, value))
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        return str(localize(timezone.localtime(value) if isinstance(value, datetime) else value))

    def row(self, row: Row, fields: Iterable[Field]) -> str:
        """By what it is of: only one of several may be given."""
        values = [self.value(field, row.values.get(field.name), row.name) for field in fields]
        return ", ".join(filter(None, values))


def keys_of(snapshots: Iterable[Snapshot]) -> Iterator[Key]:
    for snapshot in snapshots:
        yield from keys(snapshot.values, [*Article._meta.concrete_fields, *Article._meta.many_to_many])
        for relation in RELATIONS:
            for row in snapshot.rows[relation.accessor]:
                yield from keys(row.values, relation.stored)


def keys(values: dict[str, Any], fields: Iterable[Any]) -> Iterator[Key]:
    for field in fields:
        value = values.get(field.name)
        if field.is_relation and value is not None:
            yield from ((target(field), pk) for pk in (value if isinstance(value, list) else [value]))


def target(field: Field) -> type[Model]:
    return cast(type[Model], field.related_model)


def records(model: type[Model], user: User) -> QuerySet[Any]:
    if model is Article:
        return policy.relatable_to(user)
    joined = ["post__organization"] if model is Appointment else []
    return model._default_manager.select_related(*joined)


def called(record: Model) -> str:
    """A post without its holder, who is named beside it."""
    return str(record.post if isinstance(record, Appointment) else record)
