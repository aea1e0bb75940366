"""Questions that are asked of many records of the register at once."""

import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery

from portal.caching.intervals import IntervalQuerySet
from portal.texts.folding import fold

# Nobody's name has more; each costs a look at all names.
WORDS = 8
# Both along one index, forwards and backwards.
EARLIEST = ("attested_on", "id")
LATEST = ("-attested_on", "-id")


class NamedQuerySet(models.QuerySet[Any]):
    def get_by_natural_key(self, slug: str) -> Any:
        return self.get(slug=slug)

    def named(self, words: str) -> Self:
        """Records whose names hold all the words, in any order and with or without marks."""
        found = self
        for word in dict.fromkeys(fold(words).split()[:WORDS]):
            found = found.filter(Q(folded__contains=word) | Exists(self.other_names().filter(folded__contains=word)))
        return found

    def to_find(self) -> Self:
        """With everything that search holds of them."""
        return self.prefetch_related("names")

    def other_names(self) -> models.QuerySet[Any]:
        names = self.model._meta.get_field("names")
        return names.related_model.objects.filter(**{names.field.name: OuterRef("pk")})


class PresentManager(models.Manager[Any]):
    """Leaves out what was merged into another record: it stays as a row, so that old versions still find it."""

    def get_queryset(self) -> Any:
        return super().get_queryset().filter(merged_into=None)


class OrganizationQuerySet(NamedQuerySet):
    def standing(self, on: datetime.date) -> Self:
        """Organizations not known to have ended by that day, nor to begin after it."""
        return self.filter(
            Q(founding_on=None) | Q(founding_on__lte=on), Q(dissolution_on=None) | Q(dissolution_on__gt=on)
        )


class OfficialQuerySet(NamedQuerySet):
    def to_find(self) -> Self:
        return super().to_find().with_posts()

    def with_posts(self, at: datetime.datetime | None = None) -> Self:
        """Each with `public_appointments`, by protocol, for readers."""
        appointments = self.model._meta.get_field("appointments").related_model.objects
        return self.prefetch_related(
            Prefetch("appointments", appointments.public(at).with_days(at).by_protocol(), to_attr="public_appointments")
        )


class AppointmentQuerySet(models.QuerySet[Any]):
    def get_by_natural_key(self, official: str, organization: str, title: str) -> Any:
        return self.get(official__slug=official, post__organization__slug=organization, post__title=title)

    def public(self, at: datetime.datetime | None = None) -> Self:
        """What readers may see: an appointment by a record that is named, or attested by a story that they can read."""
        return self.filter(~Q(source="") | ~Q(source_url="") | Exists(self.attestations(at)))

    def with_days(self, at: datetime.datetime | None = None) -> Self:
        """Each with the first and last day on which a public story attests it, and with post and organization."""
        rows = self.select_related("post__organization").defer("post__organization__summary")
        return rows.annotate(**self.days(at))

    def between(self) -> dict[int, tuple[datetime.date, datetime.date]]:
        """By organization the first and the last day on which a public story attests a post in it."""
        rows = self.annotate(**self.days(None)).exclude(first_on=None).order_by()
        between: dict[int, tuple[datetime.date, datetime.date]] = {}
        for organization, first, last in rows.values_list("post__organization", "first_on", "last_on"):
            known = between.get(organization, (first, last))
            between[organization] = (min(first, known[0]), max(last, known[1]))
        return between

    def with_sources(self, at: datetime.datetime | None = None) -> Self:
        """As `with_days`, and where these stories are to be read."""
        first, last = EARLIEST, LATEST
        return self.with_days(at).annotate(
            first_headline=self.one(at, first, "headline"),
            first_path=self.one(at, first, "path"),
            last_headline=self.one(at, last, "headline"),
            last_path=self.one(at, last, "path"),
        )

    def surely_held(self, on: datetime.date | OuterRef) -> Self:
        """Begun by that day and not ended by it, as far as dates are recorded."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=on), started_on__lte=on)

    def by_protocol(self) -> Self:
        return self.order_by("post__organization__rank", "post__rank", "post__title", "id")

    def days(self, at: datetime.datetime | None) -> dict[str, Subquery]:
        return {"first_on": self.one(at, EARLIEST), "last_on": self.one(at, LATEST)}

    def one(self, at: datetime.datetime | None, order: tuple[str, str], column: str = "attested_on") -> Subquery:
        return Subquery(self.attestations(at).order_by(*order).values(column)[:1])

    def attestations(self, at: datetime.datetime | None) -> IntervalQuerySet:
        rows = self.model._meta.get_field("attestations").related_model.objects
        return rows.public(at).filter(appointment=OuterRef("pk"))
