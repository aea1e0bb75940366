"""A change of one date of a series taken over by later ones, or by all to come.

Past dates are never touched, nor is what a date has of its own: `Event.exceptions` names it.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import TextChoices, prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from events import days
from events.models import Event
from events.querysets import SOONEST_FIRST, EventQuerySet
from events.recurring import has_been
from events.topics import ROWS, Topic, differs, take, told
from portal.caching.version import changing


class Scope(TextChoices):
    ONE = "one", _("Only this date")
    FOLLOWING = "following", _("This and later dates")
    ALL = "all", _("All dates to come")


class Difference(NamedTuple):
    topic: str
    before: str
    after: str


class Change(NamedTuple):
    event: Event
    differences: list[Difference]


@dataclass(frozen=True)
class Plan:
    """`changes` are of other dates than `source`; `exceptions` would change, but have something of their own."""

    source: Event
    topics: list[Topic]
    changes: list[Change]
    exceptions: list[Event]
    past: int

    @property
    def number(self) -> int:
        """Of dates that are touched, the one that begins it included."""
        return len(self.changes) + 1


def plan(source: Event, topics: Iterable[Topic], scope: Scope, today: datetime.date | None = None) -> Plan:
    today, topics = today or days.today(), list(topics)
    if source.status == Event.Status.RESCHEDULED and Topic.STATUS in topics:
        topics.remove(Topic.STATUS)  # to another day is one date moved, never several
    others = list(others_of(source))
    read_rows([source, *others], topics)
    past = [event for event in others if has_been(event, today)]
    reached = [event for event in others if event not in past and is_within(event, source, scope)]
    changes, exceptions = [], []
    for event in reached:
        if differences := list(between(event, source, topics)):
            changes.append(Change(event, differences))
        if any(topic in event.exceptions and differs(event, source, topic) for topic in topics):
            exceptions.append(event)
    return Plan(source, topics, changes, exceptions, len(past))


def others_of(source: Event) -> EventQuerySet:
    others = Event.objects.filter(series=source.series_id).exclude(pk=source.pk)
    return others.exclude(series=None).select_related("venue", "picture").order_by(*SOONEST_FIRST)


def read_rows(events: Sequence[Event], topics: Iterable[Topic]) -> None:
    """What the topics compare beside fields: a few queries, however many dates there are."""
    prefetch_related_objects(events, *(name for topic in topics if topic in ROWS for name in ROWS[topic].reads))


def is_within(event: Event, source: Event, scope: Scope) -> bool:
    day, from_on = event.recurrence_on or event.start_on, source.recurrence_on or source.start_on
    if scope == Scope.ONE or day is None or from_on is None:
        return False
    return scope == Scope.ALL or day >= from_on


def between(event: Event, source: Event, topics: Iterable[Topic]) -> Iterable[Difference]:
    for topic in topics:
        if topic not in event.exceptions and differs(event, source, topic):
            yield Difference(str(topic.label), told(event, topic), told(source, topic))


def spread(plan: Plan) -> None:
    """What all of them have now is no exception of the date that began it."""
    with changing():
        for event, _differences in plan.changes:
            for topic in plan.topics:
                if topic not in event.exceptions and differs(event, plan.source, topic):
                    take(event, plan.source, topic)
            event.save()
        plan.source.exceptions = sorted(set(plan.source.exceptions) - {*plan.topics})
        plan.source.save()
