"""What hung on a story at one save comes back; what came since goes."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from news.models import Article
from news.versions.content import RELATIONS, Relation
from news.versions.snapshots import Row, Snapshot


def put_rows(article: Article, snapshot: Snapshot) -> Iterator[str]:
    """Rows that are as they were stay; the others go first, so that nothing doubles on the way."""
    for relation in RELATIONS:
        wanted = list(snapshot.rows[relation.accessor])
        for row in relation.model._default_manager.filter(**{relation.owner: article}):
            same = next((each for each in wanted if is_as(row, each, relation)), None)
            if same:
                wanted.remove(same)
            else:
                row.delete()
        for each in wanted:
            yield from put_row(article, each, relation)


def is_as(row: Model, stored: Row, relation: Relation) -> bool:
    return all(getattr(row, column) == value for column, value in columns(stored, relation).items())


def put_row(article: Article, stored: Row, relation: Relation) -> Iterator[str]:
    """Left out where what it names is gone; without a detail that is gone."""
    gone = {name for name in stored.values if is_gone(target_of(relation, name), stored.values[name])}
    about = {"what": relation.title, "name": stored.name}
    if gone & set(relation.named_by):
        yield _("%(what)s: “%(name)s” exists no more and was left out.") % about
        return
    if gone:
        yield _("%(what)s: “%(name)s” is back without what exists no more.") % about
    kept = Row(stored.name, stored.values | dict.fromkeys(gone))
    relation.model._default_manager.create(**{relation.owner: article}, **columns(kept, relation))


def columns(stored: Row, relation: Relation) -> dict[str, Any]:
    """By the names under which a row has them: `picture_id`."""
    fields = [field for field in relation.stored if field.name in stored.values]
    return {field.attname: stored.values[field.name] for field in fields}


def target_of(relation: Relation, name: str) -> type[Model] | None:
    field = next((field for field in relation.stored if field.name == name), None)
    return field.related_model if field else None


def is_gone(model: type[Model] | None, pk: Any) -> bool:
    return model is not None and pk is not None and not model._default_manager.filter(pk=pk).exists()
