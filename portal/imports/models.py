"""What every importer leaves behind: its runs, what became of each file, and the guesses an editor should see."""

from uuid import uuid4

from django.conf import settings
from django.db import models


class ImportRun(models.Model):
    class Outcome(models.TextChoices):
        RUNNING = "running", "running"
        TAKEN = "taken", "all taken"
        PARTLY = "partly", "some rejected"
        BROKEN = "broken", "broken off"

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    command = models.CharField(max_length=50)
    arguments = models.JSONField(default=list)
    dry_run = models.BooleanField(default=False)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.RUNNING)
    totals = models.JSONField(default=dict)
    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-started_at", "-id"]

    def __str__(self) -> str:
        return f"{self.command} of {self.started_at:%Y-%m-%d %H:%M}"


class ImportItem(models.Model):
    class Outcome(models.TextChoices):
        TAKEN = "taken", "taken"
        UNCHANGED = "unchanged", "unchanged"
        REJECTED = "rejected", "rejected"
        CONFLICT = "conflict", "conflict"

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="items")
    file = models.CharField(max_length=500)
    address = models.CharField(max_length=500, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    kind = models.CharField(max_length=20)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    line = models.PositiveIntegerField(null=True)
    reason = models.TextField(blank=True)
    records = models.JSONField(default=list, help_text="UUIDs of the records that the file made or met.")
    characters = models.JSONField(default=dict)

    class Meta:
        ordering = ["run", "id"]
        indexes = [models.Index(fields=["sha256"], name="importitem_sha256")]

    def __str__(self) -> str:
        return f"{self.file}: {self.outcome}"


class ImportMark(models.Model):
    """A guess or a doubt of an importer about one record, until an editor has looked."""

    item = models.ForeignKey(ImportItem, models.CASCADE, related_name="marks")
    # By uuid, not by a key: whose records are imported this app does not know.
    record = models.UUIDField(null=True, db_index=True)
    kind = models.CharField(max_length=20)
    line = models.PositiveIntegerField(null=True)
    text = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["item", "line", "id"]

    def __str__(self) -> str:
        return f"{self.kind}, line {self.line}: {self.text[:60]}"
