from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.db import models

from events.querysets import SlugQuerySet
from events.records import Part
from portal.directory.names import AlternativeName
from portal.texts.folding import fold

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from events.models.events import Event


class Venue(Part):
    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, editable=False)
    slug = models.SlugField(max_length=100, unique=True)
    locality = models.CharField(max_length=100, blank=True)
    street_address = models.CharField(max_length=200, blank=True)

    names: "RelatedManager[VenueName]"
    is_called_otherwise = False

    objects = SlugQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def concerned(self) -> "Iterable[Event]":
        """Events are found by the name of their place; so many are read again only for another name."""
        return self.events.all() if self.is_called_otherwise else []

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = fold(self.name)
        self.is_called_otherwise = Venue.objects.filter(pk=self.pk).exclude(name=self.name).exists()
        super().save(*args, **kwargs)


class VenueName(Part, AlternativeName):
    venue = models.ForeignKey(Venue, models.CASCADE, related_name="names")

    class Meta(AlternativeName.Meta):
        constraints = [models.UniqueConstraint(name="venuename_once", fields=["venue", "name"])]
