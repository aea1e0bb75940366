"""Whom and what a story may be joined with: found by name, with the posts held on the day it tells of."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from events.models import Event
from portal.directory.held import held
from portal.directory.models import Appointment, Official, Organization
from portal.texts.dates import PartialDate
from portal.texts.folding import fold

KINDS = ("official", "organization", "event")
MOST = 6


@dataclass(frozen=True)
class Post:
    pk: int
    label: str
    is_held: bool


@dataclass(frozen=True)
class Candidate:
    """What a story may be joined with. `kind` is the field of a mention that names it."""

    kind: str
    pk: int
    name: str
    note: str
    posts: Sequence[Post] = field(default=())

    @property
    def held(self) -> list[Post]:
        return [post for post in self.posts if post.is_held]

    @property
    def chosen(self) -> int | None:
        """The post where there is no doubt."""
        return self.held[0].pk if len(self.held) == 1 else None


def candidates(words: str, on: datetime.date | None) -> list[Candidate]:
    if not fold(words):
        return []
    officials = Official.objects.named(words)[:MOST]
    organizations = Organization.objects.named(words)[:MOST]
    return [
        *of_officials(officials, on),
        *(Candidate("organization", each.pk, each.label, _("Organization")) for each in organizations),
        *(Candidate("event", each.pk, each.label, told(each)) for each in events(words)[:MOST]),
    ]


def of_officials(officials: Iterable[Official], on: datetime.date | None) -> list[Candidate]:
    known = list(officials)
    posts = posts_of([official.pk for official in known], on)
    return [Candidate("official", each.pk, each.label, said(posts[each.pk], on), posts[each.pk]) for each in known]


def posts_of(officials: Sequence[int], on: datetime.date | None) -> dict[int, list[Post]]:
    """Every post of each, those held on the day first. Two queries, however many people there are."""
    found: dict[int, list[Post]] = {pk: [] for pk in officials}
    rows = list(Appointment.objects.filter(official__in=officials).with_days().by_protocol())
    on_the_day = set(held(rows, PartialDate(on))) if on else set()
    for row in sorted(rows, key=lambda each: each not in on_the_day):
        found[row.official_id].append(Post(row.pk, row.label, row in on_the_day))
    return found


def said(posts: Sequence[Post], on: datetime.date | None) -> str:
    on_the_day = [post.label for post in posts if post.is_held]
    if on_the_day:
        return "; ".join(on_the_day)
    return _("No post known on that day") if on else _("The day of the event is not given")


def events(words: str) -> QuerySet[Event]:
    found = Event.objects.order_by("-start_on")
    for word in fold(words).split():
        found = found.filter(folded__contains=word)
    return found


def told(event: Event) -> str:
    return f"{_('Event')}, {event.date.label()}" if event.date else _("Event")
