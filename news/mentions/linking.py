"""What an editor decides about a suggestion: link it, reject it for good, record what the story says of a post."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

import reversion
from django.db.models import Max, Model
from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import Event
from news.mentions.book import EVENT
from news.models import Article, Mention, Rejection
from portal.caching.version import changing
from portal.directory.models import Appointment, Official, Organization, Post
from portal.directory.phrasebook import BODY, PERSON, Thing
from portal.imports.models import ImportMark

# The mark of an importer that says whom a story names.
MARK: Final = "mention"
MODELS: dict[str, type[Model]] = {PERSON: Official, BODY: Organization, EVENT: Event}


def link(
    article: Article, thing: Thing, by: Any, *, posts: Sequence[Appointment] = (), role: str = "mentioned"
) -> None:
    """Joins the record to the story as saved, once with each post: a version of its own."""
    with changing(), reversion.create_revision():
        reversion.set_user(by)
        # Of two links at once the second waits, and takes the next place.
        article = Article.objects.select_for_update().get(pk=article.pk)
        last = article.mentions.aggregate(last=Max("position"))["last"]
        named = {f"{thing.kind}_id": thing.number}
        for position, post in enumerate(posts or [None], 0 if last is None else last + 1):  # once without a post
            given = {"role": role, "position": position}
            Mention.objects.get_or_create(article=article, **named, appointment=post, defaults=given)
        reversion.set_comment(_("Linked: %(name)s") % {"name": name_of(thing)})
        article.changed_by = by
        article.save()
        settle(article.uuid, thing, by)


def reject(story: UUID, thing: Thing, by: Any) -> None:
    """The record is not offered for this story again; of one that is linked, no other post."""
    Rejection.objects.get_or_create(story=story, **{f"{thing.kind}_id": thing.number}, defaults={"rejected_by": by})
    settle(story, thing, by)


def record(official: Official, post: Post) -> Appointment:
    """Takes the story's word that somebody held the post: without dates, so that it rests on the stories that say so.

    Nobody reads of it before one of them is published.
    """
    known = Appointment.objects.filter(official=official, post=post).first()
    return known or Appointment.objects.create(official=official, post=post)


def settle(story: UUID, thing: Thing, by: Any) -> None:
    """What an importer had marked is decided with it."""
    marks = ImportMark.objects.filter(record=story, kind=MARK, text=name_of(thing), settled_at=None)
    marks.update(settled_at=timezone.now(), settled_by=by)


def name_of(thing: Thing) -> str:
    return str(MODELS[thing.kind]._default_manager.get(pk=thing.number))
