"""What rows of events share: to save or delete one is a public change, and an address is given for good."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _

from events import publication
from portal.addresses.claims import claim, owners_of
from portal.addresses.models import Address
from portal.caching.version import changing, touch

if TYPE_CHECKING:
    from events.models import Event


class Part(models.Model):
    """Saved by itself it is a change of its own; within `changing()` it is part of that one.

    Raises RuntimeError inside a bare `transaction.atomic()`, as every public change. What passes `save()` by
    (loaddata, bulk_create, update) is made good by `publication.rebuild()`.
    """

    class Meta:
        abstract = True

    def concerned(self) -> "Iterable[Event]":
        """Events that are found by other words, or show another picture, once this row has changed."""
        return []

    def save(self, *args: Any, **kwargs: Any) -> None:
        with changing():
            super().save(*args, **kwargs)
            publication.announce(self.concerned())
            touch()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        with changing():
            others = [event for event in self.concerned() if event != self]
            deleted = super().delete(*args, **kwargs)
            publication.announce(others)
            touch()
        return deleted


class Addressed(Part):
    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    slug = models.SlugField(max_length=100, unique=True)

    address_kind: ClassVar[Address.Kind]
    folder: ClassVar[str]

    class Meta:
        abstract = True

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def get_absolute_url(self) -> str:
        return reverse(self.address_kind.value, args=[self.slug])

    @property
    def address(self) -> str:
        """The path in English, by which the record is known to `portal.addresses`."""
        return f"{self.folder}{self.slug}/"

    def clean(self) -> None:
        super().clean()
        if owners_of([self.address]).get(self.address, self.uuid) != self.uuid:
            raise ValidationError({"slug": _("Another record has this address, or had it once. Choose another one.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises AddressTaken when the address is, or once was, that of another record."""
        with changing():
            claim(self.address, self.address_kind, self.uuid)
            super().save(*args, **kwargs)
