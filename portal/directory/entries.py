"""What all rows of the register share: to save or delete one is a public change."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import models

from portal.caching.version import changing, touch
from portal.directory import documents

if TYPE_CHECKING:
    from portal.directory.records import NamedRecord


class Entry(models.Model):
    """Saved by itself it is a change of its own; within `changing()` it is part of that one.

    Raises RuntimeError inside a bare `transaction.atomic()`, as every public change. What passes `save()` by
    (loaddata, bulk_create, update) is made good by `register.rebuild()`.
    """

    class Meta:
        abstract = True

    def concerned(self) -> "Iterable[NamedRecord]":
        """Records that are found by other words, or shown with others, once this one has changed."""
        return []

    def save(self, *args: Any, **kwargs: Any) -> None:
        with changing():
            super().save(*args, **kwargs)
            touch()
            documents.put(self.concerned())

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        with changing():
            others = [record for record in self.concerned() if record != self]
            deleted = super().delete(*args, **kwargs)
            touch()
            documents.put(others)
        return deleted
