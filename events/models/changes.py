import datetime
from typing import Any, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class EventChangeQuerySet(models.QuerySet["EventChange"]):
    def public(self, at: datetime.datetime | None = None) -> Self:
        return self.filter(changed_at__lte=at or timezone.now())


class EventChange(models.Model):
    """What readers were told of an event, and when: kept as it was told then."""

    class Kind(models.TextChoices):
        ANNOUNCED = "announced", _("Announced")
        MOVED = "moved", _("Moved")
        POSTPONED = "postponed", _("Postponed, new day not set")
        CANCELED = "canceled", _("Canceled")
        RESUMED = "resumed", _("Takes place after all")

    event = models.ForeignKey("Event", models.CASCADE, related_name="changes")
    changed_at = models.DateTimeField(default=timezone.now)
    kind = models.CharField(max_length=9, choices=Kind.choices)
    from_on = models.DateField(null=True)
    from_time = models.TimeField(null=True)
    to_on = models.DateField(null=True)
    to_time = models.TimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    objects = EventChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-changed_at", "-id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.changed_at:%Y-%m-%d}"

    @classmethod
    def between(cls, kept: dict[str, Any] | None, event: Any) -> "EventChange | None":
        """What a save tells, not saved yet. What is over is put right, and what is prepared changed, without a word."""
        if event.public_from is None or event.is_over():
            return None
        was = kept if kept and kept["public_from"] and kept["public_from"] <= timezone.now() else None
        day, hour = (was["start_on"], was["start_time"]) if was else (None, None)
        kind = cls.kind_of(was, event)
        told_at = max(event.public_from, timezone.now()) if was is None else timezone.now()
        told = {"from_on": day, "from_time": hour, "to_on": event.start_on, "to_time": event.start_time}
        return cls(event=event, kind=kind, changed_at=told_at, reason=event.status_reason, **told) if kind else None

    @classmethod
    def kind_of(cls, was: dict[str, Any] | None, event: Any) -> str:
        if was is None:
            return cls.Kind.ANNOUNCED
        if was["status"] != event.status and event.status in ("cancelled", "postponed"):
            return cls.Kind.CANCELED if event.status == "cancelled" else cls.Kind.POSTPONED
        if (was["start_on"], was["start_time"]) != (event.start_on, event.start_time):
            return cls.Kind.MOVED
        is_back = was["status"] in ("cancelled", "postponed") and event.status not in ("cancelled", "postponed")
        return cls.Kind.RESUMED if is_back else ""
