from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q

from portal.addresses.claims import claim, owners_of
from portal.addresses.models import Address
from portal.directory.names import in_language
from portal.texts.folding import fold
from portal.texts.paths import path_to

# First parts of addresses under /news/ that are not categories.
RESERVED = {"undated", "feed"}


class CategoryQuerySet(models.QuerySet["Category"]):
    def get_by_natural_key(self, path: str) -> "Category":
        return self.get(path=path)


class Category(models.Model):
    """A section of the news; sections form a tree whose slugs make the address."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    name = models.CharField(max_length=100, unique=True)
    native_name = models.CharField("Vietnamese name", max_length=100, blank=True)
    slug = models.SlugField(max_length=60)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=250, unique=True, editable=False)
    description = models.CharField(max_length=300, blank=True, help_text="One or two sentences for search engines.")
    position = models.PositiveSmallIntegerField(default=100)
    in_navigation = models.BooleanField(default=False)
    on_front_page = models.BooleanField(default=False, help_text="Gets a band of three stories on the home page.")

    objects = CategoryQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]
        verbose_name_plural = "categories"
        constraints = [
            models.CheckConstraint(name="category_not_its_own_parent", condition=Q(parent=None) | ~Q(parent=F("id")))
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.path,)

    def get_absolute_url(self) -> str:
        return path_to("category", self.path)

    @property
    def label(self) -> str:
        return in_language(self.name, self.native_name)

    def line(self) -> list["Category"]:
        """The category and those above it, from the top down."""
        above = self.parent.line() if self.parent else []
        return [*above, self]

    def clean(self) -> None:
        if self.parent is None and (self.slug in RESERVED or self.slug.isdigit()):
            raise ValidationError({"slug": "This address is taken by the archive: choose another."})
        if self.pk and self.parent and self.pk in {category.pk for category in self.parent.line()}:
            raise ValidationError({"parent": "A category cannot stand under itself."})
        address = address_of(self.path_now)
        if owners_of([address]).get(address, self.uuid) != self.uuid:
            raise ValidationError({"slug": "Another category has this address, or had it once. Choose another one."})

    @property
    def path_now(self) -> str:
        return f"{self.parent.path}/{self.slug}" if self.parent else self.slug

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Moves what stands below along. Raises AddressTaken when an address is, or once was, another category's."""
        former = Category.objects.filter(pk=self.pk).values_list("path", flat=True).first()
        self.path = self.path_now
        with transaction.atomic():
            # Editions go on naming the section by the address it had: it stays its own for good.
            for path in {former or self.path, self.path}:
                claim(address_of(path), Address.Kind.CATEGORY, self.uuid)
            super().save(*args, **kwargs)
            for below in self.children.all() if former not in {None, self.path} else ():
                below.save()


def address_of(path: str) -> str:
    """The address in English, by which the category is known to `portal.addresses`."""
    return f"/news/{path}/"


class KeywordQuerySet(models.QuerySet["Keyword"]):
    def get_by_natural_key(self, slug: str) -> "Keyword":
        return self.get(slug=slug)


class Keyword(models.Model):
    """What a story is about; doubles are merged, and a merged one leads to the one that stayed."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    name = models.CharField(max_length=80)
    folded = models.CharField(max_length=80, editable=False, unique=True)  # spelled otherwise it is the same
    slug = models.SlugField(max_length=90, unique=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")

    objects = KeywordQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="keyword_not_merged_into_itself", condition=Q(merged_into=None) | ~Q(merged_into=F("id"))
            )
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def get_absolute_url(self) -> str:
        return path_to("keyword", self.slug)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = fold(self.name)
        super().save(*args, **kwargs)
