from typing import Any

from django.db import models
from django.utils import timezone


class SiteQuerySet(models.QuerySet["Site"]):
    def locked(self) -> "Site":
        """The row, held until the transaction ends. It is made where a flush took it away."""
        return self.select_for_update().get_or_create(id=1)[0]


class Site(models.Model):
    """One row: the number of the public content, and the instant for which lists are counted."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    version = models.BigIntegerField(default=1)
    settled_at = models.DateTimeField(default=timezone.now)

    objects: Any = SiteQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="site_has_one_row")]

    def __str__(self) -> str:
        return f"content version {self.version}"
