"""Merging two records of the register, with all that stands on it: stories, events, what is found."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Q

from events.models import Event
from events.publication import announce
from news.merged import relist
from news.models import NewsList
from portal.caching.version import changing
from portal.directory import merging
from portal.directory.models import Merge
from portal.directory.records import NamedRecord


def merge(kept: NamedRecord, gone: NamedRecord, chosen: Mapping[str, Any], by: User | None) -> Merge:
    """Raises NotMergeable, and has changed nothing then."""
    with changing():
        done = merging.merge(kept, gone, chosen, by)
        follow(done)
    return done


def undo(done: Merge) -> None:
    """Raises NotMergeable, and has changed nothing then."""
    with changing():
        merging.undo_merge(done)
        follow(done)


def follow(done: Merge) -> None:
    both: list[UUID] = [done.kept, done.gone]  # undone, some stories go back to the latter
    relist(NewsList.Kind(done.kind), both)
    taking_part = Q(participants__official__uuid__in=both) | Q(participants__organization__uuid__in=both)
    announce(Event.objects.filter(taking_part | Q(organizers__uuid__in=both)).distinct())
