"""Who is to report an event, and which stories somebody has said do or do not report one."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models import Event


class Assignment(models.Model):
    """Somebody goes to an event, to write or to photograph. Readers never see it."""

    class Task(models.TextChoices):
        WRITE = "write", _("write")
        PHOTOGRAPH = "photograph", _("photograph")

    event = models.ForeignKey(Event, models.CASCADE, related_name="assignments")
    reporter = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="assignments")
    task = models.CharField(max_length=10, choices=Task.choices, default=Task.WRITE)
    note = models.CharField(max_length=300, blank=True)
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="assignments_made"
    )
    assigned_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-event__start_on", "id"]
        constraints = [
            models.UniqueConstraint(
                name="assignment_once",
                fields=["event", "reporter", "task"],
                violation_error_message="This is assigned to them already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.reporter}, {self.event}"


class Dossier(models.Model):
    """What somebody decided about stories that seemed to report one event: for good, so they are not asked again."""

    class State(models.TextChoices):
        ACCEPTED = "accepted", _("reports of one event")
        REJECTED = "rejected", _("not one event")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    stories: "models.JSONField[Any, Any]" = models.JSONField(default=list, help_text="UUIDs, in order.")
    state = models.CharField(max_length=8, choices=State.choices)
    event = models.ForeignKey(Event, models.SET_NULL, null=True, blank=True, related_name="dossiers")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="dossiers")
    decided_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-decided_at", "-id"]

    def __str__(self) -> str:
        return f"{self.get_state_display()}, {self.decided_at:%Y-%m-%d}"
