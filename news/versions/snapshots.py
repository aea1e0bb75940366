"""What was stored of a story at one save, read without restoring anything."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Field, ManyToManyField, Model
from reversion.models import Version

from news.models import Article
from news.versions.content import RELATIONS


@dataclass(frozen=True)
class Row:
    """`name` is what it was called at that time: what it names may be gone since."""

    name: str
    values: dict[str, Any]


@dataclass
class Snapshot:
    """Fields by name, as the model has them; what is not there had no such field at that time."""

    values: dict[str, Any] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=lambda: {relation.accessor: [] for relation in RELATIONS})


def versions_of(article: Article) -> list[Version]:
    """All, oldest first: the first one is version 1. Without what they hold."""
    known = Version.objects.get_for_object(article).select_related("revision__user").defer("serialized_data")
    return list(known.order_by("pk"))


def read(article: Article, versions: Iterable[Version]) -> list[Snapshot]:
    """In their order, in one query. A revision may hold other stories too: of those nothing is read."""
    revisions = [version.revision_id for version in versions]
    stored: defaultdict[int, Snapshot] = defaultdict(Snapshot)
    types = ContentType.objects.get_for_models(Article, *(relation.model for relation in RELATIONS))
    kinds = {kind.pk: model for model, kind in types.items()}
    rows = Version.objects.filter(revision__in=set(revisions), content_type__in=kinds).order_by("pk")
    for row in rows:
        put(stored[row.revision_id], kinds[row.content_type_id], row, article)
    for snapshot in stored.values():
        sort(snapshot)
    return [stored[revision] for revision in revisions]


def put(snapshot: Snapshot, model: type[Model], row: Version, article: Article) -> None:
    values = values_of(model, row)
    if model is Article:
        if row.object_id == str(article.pk):  # reversion keeps keys as texts
            snapshot.values = values
        return
    relation = next(relation for relation in RELATIONS if relation.model is model)
    if values.get(relation.owner) == article.pk:
        snapshot.rows[relation.accessor].append(Row(row.object_repr, values))


def sort(snapshot: Snapshot) -> None:
    """As the stories' lists are: by place, then in the order in which they were put there."""
    for rows in snapshot.rows.values():
        rows.sort(key=lambda row: (row.values.get("position", 0), row.values["id"]))


def values_of(model: type[Model], row: Version) -> dict[str, Any]:
    [stored] = json.loads(row.serialized_data)
    fields: Sequence[Any] = [*model._meta.concrete_fields, *model._meta.many_to_many]
    known = {each.name: python(each, stored["fields"][each.name]) for each in fields if each.name in stored["fields"]}
    return known | {"id": int(stored["pk"])}


def python(of: Field, value: Any) -> Any:
    """As Django's own reader of such JSON has it."""
    if isinstance(of, ManyToManyField):
        return sorted(of.remote_field.model._meta.pk.to_python(each) for each in value)
    if of.is_relation:
        return None if value is None else of.target_field.to_python(value)  # type: ignore[attr-defined]
    return of.to_python(value)
