from collections.abc import Iterable

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.models.events import Event
from events.querysets import ParticipantQuerySet
from events.records import Part
from portal.directory.models import Appointment, Official, Organization


class Organizer(Part):
    event = models.ForeignKey(Event, models.CASCADE, related_name="organizer_rows")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="organizer_rows")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(name="organizer_once", fields=["event", "organization"])]

    def __str__(self) -> str:
        return f"{self.organization}, {self.event}"

    def concerned(self) -> Iterable[Event]:
        return [self.event]


class Participant(Part):
    """Who takes part, as what, with the post held that day."""

    class Role(models.TextChoices):
        CHAIR = "chair", _("chair")
        HOST = "host", _("host")
        SPEAKER = "speaker", _("speaker")
        GUEST = "guest", _("guest")
        PRESENT = "present", _("present")

    event = models.ForeignKey(Event, models.CASCADE, related_name="participants")
    official = models.ForeignKey(Official, models.PROTECT, null=True, blank=True, related_name="participations")
    organization = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="participations")
    appointment = models.ForeignKey(
        Appointment,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        help_text="The post held that day.",
    )
    role = models.CharField(max_length=7, choices=Role.choices, default=Role.PRESENT)
    heads_delegation = models.BooleanField(default=False)
    delegation = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="delegates", help_text="Whom they came with."
    )
    position = models.PositiveSmallIntegerField(default=0)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                name="participant_is_one_or_the_other",
                condition=Q(official=None, organization__isnull=False) | Q(official__isnull=False, organization=None),
                violation_error_message="A participant is either an official or an organization.",
            ),
            models.UniqueConstraint(
                name="participant_official_once", fields=["event", "official"], condition=Q(official__isnull=False)
            ),
            models.UniqueConstraint(
                name="participant_organization_once",
                fields=["event", "organization"],
                condition=Q(organization__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.official or self.organization}, {self.event}"

    def concerned(self) -> Iterable[Event]:
        return [self.event]
