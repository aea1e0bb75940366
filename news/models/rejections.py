from typing import Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from events.models import Event
from portal.directory.models import Official, Organization


class RejectionQuerySet(models.QuerySet["Rejection"]):
    def of_story(self, story: UUID) -> Self:
        return self.filter(story=story)


class Rejection(models.Model):
    """Somebody has decided that a story does not mean this record: it is not offered there again.

    A story is named by its uuid, which one that was never saved has too.
    """

    story = models.UUIDField(db_index=True)
    official = models.ForeignKey(Official, models.CASCADE, null=True, related_name="rejections")
    organization = models.ForeignKey(Organization, models.CASCADE, null=True, related_name="rejections")
    event = models.ForeignKey(Event, models.CASCADE, null=True, related_name="rejections")
    rejected_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="rejections")
    rejected_at = models.DateTimeField(default=timezone.now)

    objects = RejectionQuerySet.as_manager()

    class Meta:
        ordering = ["rejected_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="rejection_of_exactly_one",
                condition=(
                    Q(official__isnull=False, organization=None, event=None)
                    | Q(official=None, organization__isnull=False, event=None)
                    | Q(official=None, organization=None, event__isnull=False)
                ),
            ),
            # One for each kind: over all columns together it would refuse nothing, since no null equals another.
            models.UniqueConstraint(name="rejection_once_official", fields=["story", "official"]),
            models.UniqueConstraint(name="rejection_once_organization", fields=["story", "organization"]),
            models.UniqueConstraint(name="rejection_once_event", fields=["story", "event"]),
        ]

    def __str__(self) -> str:
        return str(self.official or self.organization or self.event)
