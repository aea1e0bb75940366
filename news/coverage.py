"""What the newsroom has missed, or may have: events without a report, reports without an event."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery

from events import days
from events.models import Event
from events.querysets import NEWEST_FIRST, EventQuerySet
from news.models import Assignment, Edition, Listing, NewsList
from portal.caching.intervals import IntervalQuerySet

PATIENCE = datetime.timedelta(days=3)
BACK = datetime.timedelta(days=365)
MOST = 100


@dataclass(frozen=True)
class Gaps:
    """Each newest first, one year back, a hundred at most."""

    unreported: list[Event]
    announced: list[Event]
    without_event: list[Edition]

    @property
    def number(self) -> int:
        return len(self.unreported) + len(self.announced) + len(self.without_event)


def gaps(today: datetime.date | None = None) -> Gaps:
    """Of what readers may see. Four queries."""
    today = today or days.today()
    told = held_and_told(today)
    return Gaps(
        unreported=shown(told.filter(newest=None)),
        announced=shown(never_held(told, today)),
        without_event=list(stories_alone(today)[:MOST]),
    )


def held_and_told(today: datetime.date) -> Any:
    """Events of the year whose report may be expected by now, each with the day of its `newest` story."""
    last = {"last_on__lt": today - PATIENCE, "last_on__gte": today - BACK}
    held = Event.objects.public().outermost().filter(**last).exclude(status=Event.Status.CANCELLED)
    return held.annotate(newest=newest_story())


def unreported() -> Any:
    """For counting: events of which no story tells."""
    return held_and_told(days.today()).filter(newest=None)


def shown(events: EventQuerySet) -> list[Event]:
    rows = events.select_related("venue").order_by(*NEWEST_FIRST).defer("summary")
    return list(rows.prefetch_related("assignments__reporter")[:MOST])


def newest_story() -> Subquery:
    """The day of publication of the newest story that names the event or a part of its program."""
    # Two levels out: past the stories, to the event that is asked about.
    parts = Event.objects.filter(Q(pk=OuterRef(OuterRef("pk"))) | Q(parent=OuterRef(OuterRef("pk")))).values("uuid")
    stories = reporting().filter(list__record__in=parts).order_by().values("list__kind")  # one kind, so one group
    return Subquery(stories.annotate(newest=Max("listed_at")).values("newest"))


def reporting() -> IntervalQuerySet:
    return Listing.objects.public().filter(list__kind=NewsList.Kind.EVENT)


def never_held(told: Any, today: datetime.date) -> Any:
    """Announced, and no story since its day says that it was held; or postponed, and the day it had is past."""
    only_before = Q(newest__lt=F("start_on"))
    postponed = Q(status=Event.Status.POSTPONED, start_on__lt=today - PATIENCE, start_on__gte=today - BACK)
    waiting = Event.objects.public().outermost().annotate(newest=newest_story()).filter(postponed)
    return Event.objects.filter(Q(pk__in=told.filter(only_before).values("pk")) | Q(pk__in=waiting.values("pk")))


def stories_alone(today: datetime.date) -> QuerySet[Edition]:
    """Public stories that say on which day something happened, and name no event."""
    named = Exists(reporting().filter(edition=OuterRef("pk")))
    editions = Edition.objects.public().filter(event_on__range=(today - BACK, today))
    return editions.exclude(named).order_by("-event_on", "-id").defer("body_html", "relations")


def assigned(user: Any) -> QuerySet[Assignment]:
    """What somebody is to report, soonest first."""
    coming = Assignment.objects.filter(reporter=user, event__last_on__gte=days.today())
    return coming.select_related("event__venue").order_by("event__start_on", "event__daytime")
