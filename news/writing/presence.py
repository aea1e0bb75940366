"""Who has a story open. A window says so every half minute; one that falls silent is gone."""

import datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import F, QuerySet
from django.utils import timezone

from news.models import Presence

FORGOTTEN = datetime.timedelta(days=1)


def note(user: User, story: UUID, tab: UUID, *, typed: bool) -> None:
    now = timezone.now()
    times = {"seen_at": now} | ({"typed_at": now} if typed else {})
    known = Presence.objects.filter(tab=tab, user=user, story=story)
    if not known.update(**times):
        # A window's number is its own: one that another person's window used would be a forgery.
        Presence.objects.get_or_create(tab=tab, defaults={"user": user, "story": story, **times})
        Presence.objects.filter(seen_at__lt=now - FORGOTTEN).delete()


def leave(user: User, tab: UUID) -> None:
    Presence.objects.filter(user=user, tab=tab).delete()


def others(story: UUID, tab: UUID | None, at: datetime.datetime | None = None) -> QuerySet[Presence]:
    """Everybody else with their last key, one's own other windows included."""
    present = Presence.objects.now(at).filter(story=story).select_related("user")
    present = present.order_by(F("typed_at").desc(nulls_last=True), "id")
    return present.exclude(tab=tab) if tab else present
