"""What officials and organizations share: an identity that outlives names and addresses."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from portal.addresses.claims import claim, owners_of
from portal.addresses.models import Address
from portal.caching.version import changing
from portal.directory.entries import Entry
from portal.directory.names import InTwoLanguages
from portal.search import indexing
from portal.texts.folding import fold, initials
from portal.texts.paths import path_to

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class NamedRecord(InTwoLanguages, Entry):
    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200)
    native_name = models.CharField("Vietnamese name", max_length=200, blank=True)
    folded = models.CharField(max_length=500, editable=False)
    slug = models.SlugField(max_length=100, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    reviewed_on = models.DateField(null=True, blank=True, help_text="When somebody last checked this record.")
    # Set by `portal.directory.merging`: this record and the other one were the same.
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, editable=False, related_name="merged")

    address_kind: ClassVar[Address.Kind]
    folder: ClassVar[str]
    names: "RelatedManager[Any]"
    merged_into_id: int | None

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def get_absolute_url(self) -> str:
        return path_to(self.address_kind.value, self.slug)

    @property
    def address(self) -> str:
        """The path in English, by which the record is known to `portal.addresses`."""
        return f"{self.folder}{self.slug}/"

    @property
    def initials(self) -> str:
        return initials(self.label)

    def fold(self) -> str:
        """Both names, as they are looked for."""
        return fold(f"{self.name} {self.native_name}")

    def concerned(self) -> Iterable["NamedRecord"]:
        return [self]

    def clean(self) -> None:
        super().clean()
        if owners_of([self.address]).get(self.address, self.uuid) != self.uuid:
            raise ValidationError({"slug": _("Another record has this address, or had it once. Choose another one.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises AddressTaken when the address is, or once was, that of another record."""
        self.folded = self.fold()
        with changing():
            claim(self.address, self.address_kind, self.uuid)
            super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """The address is not free again: readers and other sites know it."""
        with changing():
            indexing.remove(self.uuid)
            return super().delete(*args, **kwargs)
