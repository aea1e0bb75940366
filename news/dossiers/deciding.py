"""Somebody decides: these stories report one event, or they do not. Either is for good, until undone by hand."""

from collections.abc import Sequence

import reversion
from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from events.models import Event
from news.models import Article, Dossier, Mention


def accept(stories: Sequence[Article], event: Event, by: User) -> list[Article]:
    """Names the event in each working copy, as a version; readers have it when the story is published anew.

    Gives back those in which it was not named yet.
    """
    changed = []
    with reversion.create_revision():
        reversion.set_user(by)
        reversion.set_comment(_("Named as a report of: %(event)s") % {"event": event})
        for story in stories:
            _mention, is_new = Mention.objects.get_or_create(article=story, event=event)
            if is_new:
                story.changed_by = by
                story.save()
                changed.append(story)
    keep(stories, Dossier.State.ACCEPTED, event, by)
    return changed


def reject(stories: Sequence[Article], by: User) -> None:
    keep(stories, Dossier.State.REJECTED, None, by)


def keep(stories: Sequence[Article], state: Dossier.State, event: Event | None, by: User) -> None:
    keys = sorted(str(story.uuid) for story in stories)
    Dossier.objects.create(stories=keys, state=state, event=event, decided_by=by)
