import datetime
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events import days, publication
from events.models.changes import EventChange
from events.models.series import EventSeries, Recurrence
from events.models.venues import Venue
from events.querysets import EventQuerySet
from events.records import Addressed
from portal.addresses.models import Address
from portal.caching.version import changing
from portal.directory.models import Organization, date_with_precision
from portal.directory.names import InTwoLanguages
from portal.pictures.models import Picture
from portal.texts.dates import DatePrecision, PartialDate
from portal.texts.fields import HtmlField, WebField
from portal.texts.folding import fold

if TYPE_CHECKING:
    from events.models.people import Participant

# A calendar that took an event is told when one of these changes.
IN_CALENDARS = ["name", "native_name", "summary", "venue_id", "start_on", "start_precision", "start_time", "end_on"]
IN_CALENDARS += ["end_time", "part_of_day", "status", "status_reason", "previous_start_on", "previous_start_time"]
KEPT = ["sequence", "public_from", *IN_CALENDARS]


class Event(InTwoLanguages, Addressed):
    address_kind = Address.Kind.EVENT
    folder = "/events/"

    class Kind(models.TextChoices):
        MEETING = "meeting", _("Meeting")
        RECEPTION = "reception", _("Reception")
        VISIT = "visit", _("Visit")
        CONFERENCE = "conference", _("Conference")
        SESSION = "session", _("Session")
        INSPECTION = "inspection", _("Inspection")
        CEREMONY = "ceremony", _("Ceremony")
        TELECONFERENCE = "teleconference", _("Teleconference")
        SUMMIT = "summit", _("Summit")

    class PartOfDay(models.TextChoices):
        MORNING = "morning", _("morning")
        AFTERNOON = "afternoon", _("afternoon")
        EVENING = "evening", _("evening")

    class Status(models.TextChoices):
        SCHEDULED = "scheduled", _("scheduled")
        POSTPONED = "postponed", _("postponed, new day not set")
        RESCHEDULED = "rescheduled", _("moved to another day")
        CANCELLED = "cancelled", _("canceled")

    name = models.CharField(max_length=250)
    native_name = models.CharField("Vietnamese name", max_length=250, blank=True)
    folded = models.CharField(max_length=500, editable=False)
    kind = models.CharField(max_length=14, choices=Kind.choices, default=Kind.MEETING)
    series = models.ForeignKey(EventSeries, models.PROTECT, null=True, blank=True, related_name="events")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="program", help_text="In whose program it stands."
    )
    start_on = models.DateField(null=True, blank=True)
    start_precision = models.CharField(max_length=5, choices=DatePrecision.choices, blank=True)
    start_time = models.TimeField(null=True, blank=True, help_text="Empty when the hour is not recorded.")
    end_on = models.DateField(null=True, blank=True, help_text="The last day, when it lasts longer than one.")
    end_time = models.TimeField(null=True, blank=True)
    part_of_day = models.CharField(max_length=9, choices=PartOfDay.choices, blank=True)
    month_day = models.CharField(
        max_length=5,
        blank=True,
        validators=[days.refuse_no_day],
        help_text="MM-DD of an event whose year nobody knows; otherwise empty.",
    )
    last_on = models.DateField(
        null=True, editable=False, help_text="The day after which it is past; empty while it has none."
    )
    daytime = models.PositiveSmallIntegerField(default=0, editable=False)
    venue = models.ForeignKey(Venue, models.PROTECT, null=True, blank=True, related_name="events")
    organizers = models.ManyToManyField(Organization, through="Organizer", related_name="organized_events")
    status = models.CharField(
        max_length=11,
        choices=Status.choices,
        default=Status.SCHEDULED,
        help_text="Postponed: leave its day as it is, readers see it struck through. Moved: give the new day, and the "
        "former one below.",
    )
    status_reason = models.CharField(max_length=300, blank=True, help_text="Why: the reports are awaited.")
    status_changed_on = models.DateField(null=True, blank=True)
    previous_start_on = models.DateField("formerly on", null=True, blank=True)
    previous_start_time = models.TimeField("formerly at", null=True, blank=True)
    recurrence = models.ForeignKey(
        Recurrence, models.SET_NULL, null=True, blank=True, editable=False, related_name="events"
    )
    recurrence_on = models.DateField(
        null=True, blank=True, editable=False, help_text="The day the series' rule gave this occurrence."
    )
    exceptions = models.JSONField(
        default=list,
        blank=True,
        editable=False,
        help_text="Fields in which it differs from its series on purpose: changes of all dates pass them by.",
    )
    sequence = models.PositiveIntegerField(default=0, editable=False, help_text="iCalendar SEQUENCE.")
    summary = HtmlField(blank=True)
    picture = models.ForeignKey(Picture, models.PROTECT, null=True, blank=True, related_name="pictured_events")
    registration_url = WebField(blank=True)
    public_from = models.DateTimeField(null=True, blank=True, help_text="Empty while it is being prepared.")
    source_uid = models.CharField(
        max_length=255, blank=True, editable=False, db_index=True, help_text="In the calendar that it came from."
    )
    imported = models.JSONField(default=dict, blank=True, editable=False, help_text="Values that an importer wrote.")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    # Set by read_chairs() and read_people().
    chairs: "Sequence[Participant]"
    # Of an event read `to_show()`.
    events_at_place: int | None

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["-start_on", "-daytime", "-id"]
        constraints = [
            date_with_precision("event_start_precision", "start_on", "start_precision"),
            models.CheckConstraint(
                name="event_year_known_or_not",
                condition=Q(month_day="") | Q(start_on=None),
                violation_error_message="Give either the full date or, when the year is unknown, month and day.",
            ),
            models.CheckConstraint(
                name="event_ends_after_it_begins",
                condition=Q(end_on=None) | Q(start_on__isnull=False, end_on__gte=F("start_on")),
                violation_error_message="The event would end before it begins.",
            ),
            models.CheckConstraint(
                name="event_hour_of_end_after_that_of_start",
                condition=Q(end_time=None)
                | Q(start_time__isnull=False, end_on__isnull=False, end_on__gt=F("start_on"))
                | Q(start_time__isnull=False, end_time__gt=F("start_time")),
                violation_error_message="Give the hour of the start too, and a later one, or a later day, for the end.",
            ),
            models.CheckConstraint(
                name="event_not_its_own_program",
                condition=Q(parent=None) | ~Q(parent=F("id")),
                violation_error_message="An event cannot be part of itself.",
            ),
            models.UniqueConstraint(
                name="event_recurs_once_a_day",
                fields=["series", "recurrence_on"],
                condition=Q(recurrence_on__isnull=False),
            ),
            models.CheckConstraint(
                name="event_recurs_on_a_day", condition=Q(recurrence=None) | Q(recurrence_on__isnull=False)
            ),
        ]
        indexes = [
            # With all that lists ask for, so that what they pass over is not read.
            models.Index(
                fields=["start_on", "daytime", "id", "last_on", "parent", "public_from"], name="event_in_order"
            ),
            models.Index(fields=["last_on", "parent", "public_from"], name="event_last_on"),
            models.Index(fields=["public_from"], name="event_public_from"),
            # Few have one: what is asked of a month or a week.
            models.Index(fields=["end_on"], name="event_end_on", condition=Q(end_on__isnull=False)),
            models.Index(
                fields=["previous_start_on"],
                name="event_previous_start_on",
                condition=Q(previous_start_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def date(self) -> PartialDate | None:
        """As far as it is known."""
        if self.start_on is None or not self.start_precision:
            return None
        return PartialDate(self.start_on, DatePrecision(self.start_precision))

    @property
    def has_day(self) -> bool:
        return self.start_on is not None and self.start_precision == DatePrecision.DAY

    @property
    def is_postponed(self) -> bool:
        """Without a new day: the one it had does not hold."""
        return self.status == self.Status.POSTPONED

    @property
    def former_on(self) -> datetime.date | None:
        """The day on which it was to be, and is not."""
        if self.is_postponed:
            return self.previous_start_on or (self.start_on if self.has_day else None)
        return self.previous_start_on if self.previous_start_on != self.start_on else None

    def is_public(self, at: datetime.datetime | None = None) -> bool:
        return self.public_from is not None and self.public_from <= (at or timezone.now())

    def is_over(self, today: datetime.date | None = None) -> bool:
        return self.last_on is not None and self.last_on < (today or days.today())

    def concerned(self) -> "Iterable[Event]":
        return [self]

    def clean(self) -> None:
        super().clean()
        if self.status == self.Status.RESCHEDULED and not (self.previous_start_on and self.start_on):
            raise ValidationError({"previous_start_on": _("Say on which day it was to be, and on which it is now.")})
        if self.pk and self.parent and self.parent.parent_id == self.pk:
            raise ValidationError({"parent": _("That event stands in the program of the one you edit.")})

    def derive(self) -> None:
        """What follows from the fields that editors fill in."""
        self.folded = fold(f"{self.name} {self.native_name}")
        self.daytime = days.daytime(self.start_time, self.part_of_day)
        self.last_on = None
        if self.date:
            self.start_on = self.date.start()
            self.last_on = None if self.is_postponed else self.end_on or self.date.end()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises AddressTaken when the address is, or once was, that of another event."""
        self.derive()
        with changing():
            kept = Event.objects.filter(pk=self.pk).values(*KEPT).first() if self.pk else None
            self.raise_sequence(kept)
            super().save(*args, **kwargs)
            if told := EventChange.between(kept, self):
                self.changes.filter(changed_at__gt=timezone.now()).delete()
                told.save()
            if kept and self.status == self.Status.CANCELLED != kept["status"]:
                self.cancel_program()

    def cancel_program(self) -> None:
        """No part of it is held either, whichever way the whole was canceled."""
        for part in self.program.exclude(status=self.Status.CANCELLED):
            part.status, part.status_changed_on = self.Status.CANCELLED, self.status_changed_on
            part.save()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """The address is not free again: readers and other sites know it."""
        with changing():
            publication.recall(self)
            self.raise_sequence_of_rule()
            return super().delete(*args, **kwargs)

    def raise_sequence(self, kept: dict[str, Any] | None) -> None:
        if kept and any(kept[name] != getattr(self, name) for name in IN_CALENDARS):
            self.sequence = kept["sequence"] + 1
        if kept is None or kept["sequence"] != self.sequence:
            self.raise_sequence_of_rule()

    def raise_sequence_of_rule(self) -> None:
        """What a calendar holds of a rule follows from all its dates."""
        if self.recurrence_id:
            Recurrence.objects.filter(pk=self.recurrence_id).update(sequence=F("sequence") + 1)
