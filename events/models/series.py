import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from events.querysets import SeriesQuerySet
from events.records import Addressed, Part
from portal.addresses.models import Address
from portal.directory.models import Organization
from portal.texts.fields import HtmlField

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class EventSeries(Addressed):
    """The same body meets again: by rules of RFC 5545, its `recurrences`, or just irregularly."""

    address_kind = Address.Kind.SERIES
    folder = "/events/series/"

    name = models.CharField(max_length=200)
    organizer = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="event_series")
    summary = HtmlField(blank=True)

    recurrences: "RelatedManager[Recurrence]"

    # Of a series read `to_show()`.
    number: int
    past_number: int
    first_on: datetime.date | None
    last_on: datetime.date | None
    newest_rule: str | None

    objects = SeriesQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "event series"

    def __str__(self) -> str:
        return self.name

    @property
    def rrule(self) -> str:
        """The newest rule, or nothing."""
        return next((rule.rrule for rule in reversed(self.recurrences.all())), "")


class Recurrence(Part):
    """One rule of a series, from its first day on until another takes its place.

    Its occurrences are rows, made for the days through `until_on`. Calendars know the rule by its UUID and an
    occurrence by that and by the day which the rule gave it.
    """

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    series = models.ForeignKey(EventSeries, models.CASCADE, related_name="recurrences")
    rrule = models.CharField("rule", max_length=300, help_text="RFC 5545, as FREQ=MONTHLY;BYDAY=1MO.")
    first_on = models.DateField()
    until_on = models.DateField(help_text="The last day for which there are dates.")
    sequence = models.PositiveIntegerField(default=0, editable=False, help_text="iCalendar SEQUENCE.")

    class Meta:
        ordering = ["first_on", "id"]
        constraints = [
            models.UniqueConstraint(name="recurrence_once_a_day", fields=["series", "first_on"]),
            models.CheckConstraint(name="recurrence_ends_after_it_begins", condition=Q(until_on__gte=F("first_on"))),
        ]

    def __str__(self) -> str:
        return self.rrule
