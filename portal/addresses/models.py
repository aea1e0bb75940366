"""Which record a public address belongs to, now or once.

An address that was ever given to a record is never given to another: `path` is unique for good.
Where a record lives today is the record's own answer, so a moved address is one hop from home.
"""

from django.db import models


class Address(models.Model):
    class Kind(models.TextChoices):
        ARTICLE = "article", "article"
        CATEGORY = "category", "category"
        KEYWORD = "keyword", "keyword"
        OFFICIAL = "official", "official"
        ORGANIZATION = "organization", "organization"
        EVENT = "event", "event"
        SERIES = "series", "series"

    path = models.CharField(max_length=400, unique=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    # Of any app: all of them have addresses, and this one knows none of them.
    record = models.UUIDField(db_index=True)

    class Meta:
        verbose_name_plural = "addresses"

    def __str__(self) -> str:
        return self.path


class Redirect(models.Model):
    """An address of the old portal, or a mistyped one, that an editor leads somewhere by hand."""

    old_address = models.CharField(max_length=500, unique=True, help_text="Path and query, as readers ask for it.")
    new_path = models.CharField(max_length=400, help_text="A path of this site, beginning with a slash.")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="redirect_stays_on_site",
                # Two slashes begin another host.
                condition=models.Q(new_path__startswith="/") & ~models.Q(new_path__startswith="//"),
                violation_error_message="The new path must begin with one slash.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.old_address} -> {self.new_path}"


class MissingAddress(models.Model):
    """An address of the old portal that readers ask for and that leads nowhere yet."""

    old_address = models.CharField(max_length=500, unique=True)
    asked = models.PositiveIntegerField(default=0)
    first_asked_on = models.DateField()
    last_asked_on = models.DateField()

    class Meta:
        verbose_name_plural = "missing addresses"
        ordering = ["-asked", "old_address"]

    def __str__(self) -> str:
        return self.old_address
