"""An older version becomes the newest: one more save on top, which never rewrites what was.

What readers have is not touched: it changes when somebody publishes. What was approved or published is so no longer.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import reversion
from django.contrib.auth.models import User
from django.db.models import ManyToManyField
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from reversion.models import Version

from news import workflow
from news.models import Article
from news.versions.content import RESTORED
from news.versions.refusing import refuse_contradicting, refuse_overtaken
from news.versions.rows_back import is_gone, put_rows
from news.versions.snapshots import Snapshot, read
from portal.caching.version import changing


class Target(NamedTuple):
    """A version of a story to go back to, and the newest one there was when that was asked."""

    version: Version
    number: int
    newest: str


def restore(article: Article, target: Target, *, user: User, reason: str) -> list[str]:
    """Brings back what of the version can be brought back, and returns a sentence for each thing that cannot.

    Raises NotRestorable when somebody saved meanwhile, or the old content contradicts what others are by now.
    """
    with changing(), reversion.create_revision():
        refuse_overtaken(article, target.newest)
        [snapshot] = read(article, [target.version])
        lost = [*put_fields(article, snapshot)]
        refuse_contradicting(article)  # a sentence, before the database refuses it with an error
        article.changed_by = user
        article.save()
        lost += [*put_sets(article, snapshot), *put_rows(article, snapshot)]
        workflow.revise(article, user)
        reversion.set_user(user)
        reversion.set_comment(
            _("Restored version %(number)d: %(reason)s") % {"number": target.number, "reason": reason}
        )
    return lost


def put_fields(article: Article, snapshot: Snapshot) -> Iterator[str]:
    """A field that the model did not have then stays as it is."""
    for name in RESTORED:
        field: Any = Article._meta.get_field(name)
        if name not in snapshot.values or isinstance(field, ManyToManyField):
            continue
        value = snapshot.values[name]
        if field.is_relation and is_gone(field.related_model, value):
            value = None
            yield _("%(field)s: what it was exists no more.") % {"field": capfirst(field.verbose_name)}
        # A foreign key by its number: nothing has to be fetched for it.
        setattr(article, getattr(field, "attname", name), value)


def put_sets(article: Article, snapshot: Snapshot) -> Iterator[str]:
    for field in Article._meta.many_to_many:
        if field.name not in RESTORED or field.name not in snapshot.values:
            continue
        wanted = snapshot.values[field.name]
        found = set(field.related_model._default_manager.filter(pk__in=wanted).values_list("pk", flat=True))
        getattr(article, field.name).set(found)
        if len(found) < len(wanted):
            counts = {"field": capfirst(field.verbose_name), "gone": len(wanted) - len(found), "all": len(wanted)}
            yield _("%(field)s: %(gone)d of %(all)d exist no more.") % counts
