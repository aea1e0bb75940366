"""Who did what, when and why, for good: the database itself refuses to change or delete an entry."""

from django.conf import settings
from django.db import models


class AuditEntry(models.Model):
    """Written by `portal.accounts.audit.record` only. Names are kept as they were then, beside what they led to."""

    at = models.DateTimeField(auto_now_add=True)
    # An account that did something is closed, never deleted.
    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="audit_entries")
    who_name = models.CharField("who", max_length=150, blank=True, help_text="Empty: the site itself.")
    verb = models.CharField("did", max_length=40)
    object_type = models.CharField("kind", max_length=60, blank=True, help_text="As app.model.")
    object_id = models.CharField(max_length=40, blank=True)
    object_name = models.CharField("to what", max_length=200, blank=True)
    why = models.TextField(blank=True, help_text="In the words of whoever did it.")
    details = models.TextField(blank=True, help_text="What changed, from what to what.")

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name_plural = "audit log"
        indexes = [
            models.Index(fields=["-at", "-id"], name="auditentry_newest"),
            models.Index(fields=["object_type", "object_id"], name="auditentry_object"),
        ]

    def __str__(self) -> str:
        return f"{self.who_name or 'The site'}: {self.verb} {self.object_name}".strip()


class SecondFactor(models.Model):
    """Kept by `portal.accounts.second_factor` only. The secret is sealed; of paper codes there are hashes."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="second_factor")
    secret = models.CharField(max_length=250)
    last_step = models.BigIntegerField(default=0, help_text="Of the newest code taken: none opens twice.")
    paper_codes = models.JSONField(default=list)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.user}, {self.made_at:%Y-%m-%d}"
