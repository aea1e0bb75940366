"""Questions that are asked of many events at once."""

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Count, Exists, Max, Min, OuterRef, Prefetch, Q, Subquery, prefetch_related_objects
from django.utils import timezone

from events.days import today as today_in_the_province

if TYPE_CHECKING:
    from events.models import Event

SOONEST_FIRST = ("start_on", "daytime", "id")
NEWEST_FIRST = ("-start_on", "-daytime", "-id")


class SlugQuerySet(models.QuerySet[Any]):
    def get_by_natural_key(self, slug: str) -> Any:
        return self.get(slug=slug)


class SeriesQuerySet(SlugQuerySet):
    def public(self, at: datetime.datetime | None = None) -> Self:
        """Those with an event that readers may see: the others are being prepared."""
        events = self.model._meta.get_field("events").related_model.objects
        return self.filter(Exists(events.public(at).filter(series=OuterRef("pk"))))

    def to_show(self, at: datetime.datetime | None = None) -> Self:
        """With the newest rule, and how many public events it has, of them past ones, from which day to which."""
        public = Q(events__public_from__lte=at or timezone.now())
        past = public & Q(events__last_on__lt=today_in_the_province())
        rules = self.model._meta.get_field("recurrences").related_model.objects.filter(series=OuterRef("pk"))
        return self.select_related("organizer").annotate(
            number=Count("events", filter=public),
            past_number=Count("events", filter=past),
            first_on=Min("events__start_on", filter=public),
            last_on=Max("events__last_on", filter=public),
            newest_rule=Subquery(rules.order_by("-first_on", "-id").values("rrule")[:1]),
        )


class EventQuerySet(SlugQuerySet):
    def public(self, at: datetime.datetime | None = None) -> Self:
        """Events that readers may see at an instant, canceled and postponed ones included."""
        return self.filter(public_from__lte=at or timezone.now())

    def outermost(self, at: datetime.datetime | None = None) -> Self:
        """Without those that stand in the program of another public event."""
        # Few are being prepared: both engines look them up once, where a join misleads PostgreSQL's planner.
        prepared = self.model.objects.filter(Q(public_from=None) | Q(public_from__gt=at or timezone.now()))
        return self.filter(Q(parent=None) | Q(parent__in=prepared.values("pk")))

    def upcoming(self, today: datetime.date | None = None) -> Self:
        """Not over on that day: the last day of an event still counts as to come."""
        return self.filter(last_on__gte=today or today_in_the_province()).order_by(*SOONEST_FIRST)

    def past(self, today: datetime.date | None = None) -> Self:
        return self.filter(last_on__lt=today or today_in_the_province()).order_by(*NEWEST_FIRST)

    def unplaced(self) -> Self:
        """Neither past nor to come: the year is not known, the day is not known, or a new one is not set."""
        return self.filter(last_on=None).order_by("month_day", "id")

    def between(self, first: datetime.date, last: datetime.date) -> Self:
        """Those with a day in the period, and those that had one there before they were moved or postponed."""
        # Each of the three has an index of its own: any other form reads all events before the period, or all after it.
        lasting = Q(end_on__gte=first, start_on__lt=first, last_on__isnull=False)
        inside = Q(start_on__range=(first, last)) | lasting | Q(previous_start_on__range=(first, last))
        # Asked twice for the planners: PostgreSQL follows the condition, SQLite the keys; without them it would rather
        # walk all events that stand in no program.
        found = self.model.objects.filter(inside).order_by().values("pk")
        return self.filter(inside, pk__in=found).exclude(start_precision="year").order_by(*SOONEST_FIRST)

    def to_list(self) -> Self:
        """With all that a line of a list shows."""
        return self.select_related("venue", "series").defer("summary", "series__summary")

    def to_show(self) -> Self:
        """With what the page of an event shows of its own; `read_people` reads who. Two queries."""
        at_place = self.model.objects.public().filter(venue=OuterRef("venue")).order_by().values("venue")
        counted = Subquery(at_place.annotate(n=Count("pk")).values("n"))
        events = self.select_related("venue", "series", "parent", "picture").annotate(events_at_place=counted)
        return events.prefetch_related("venue__names")

    def with_people(self) -> Self:
        """With organizers, participants and the posts they held. Two queries more."""
        return self.prefetch_related(*people_of(self.model))


class ParticipantQuerySet(models.QuerySet[Any]):
    def chairs(self) -> Self:
        return self.filter(role="chair").exclude(official=None)

    def with_posts(self) -> Self:
        """With the post that each held that day."""
        return self.select_related("official", "organization", "appointment__post__organization", "delegation")


def people_of(model: Any) -> "list[Prefetch[Any, Any, str]]":
    organizers = model._meta.get_field("organizer_rows").related_model.objects.select_related("organization")
    participants = model._meta.get_field("participants").related_model.objects.with_posts()
    return [Prefetch("organizer_rows", organizers), Prefetch("participants", participants)]


def read_people(event: "Event", program: "Sequence[Event]") -> None:
    """Of an event and of its program, of whose parts it tells who presides. Two queries."""
    prefetch_related_objects([event, *program], *people_of(type(event)))
    for part in program:
        part.chairs = [each for each in part.participants.all() if each.role == "chair" and each.official]


def read_chairs(events: "Sequence[Event]") -> None:
    """Gives each its `chairs`: who presides. One query."""
    if events:
        participants = events[0].participants.model.objects
        prefetch_related_objects(events, Prefetch("participants", participants.chairs().with_posts(), to_attr="chairs"))
