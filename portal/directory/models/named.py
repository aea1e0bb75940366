"""Organizations and officials, and what they are called."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.addresses.models import Address
from portal.caching.version import changing
from portal.directory import documents, portraits
from portal.directory.entries import Entry
from portal.directory.names import AlternativeName
from portal.directory.querysets import OfficialQuerySet, OrganizationQuerySet, PresentManager
from portal.directory.records import NamedRecord
from portal.directory.tenure import Tenure, is_past, recorded_date
from portal.pictures.models import Picture
from portal.search.documents import Document
from portal.texts.dates import DatePrecision, PartialDate
from portal.texts.fields import HtmlField, WebField

if TYPE_CHECKING:
    from portal.directory.models.posts import Appointment


def date_with_precision(name: str, day: str, precision: str) -> models.CheckConstraint:
    """A date and its precision are known together or not at all."""
    return models.CheckConstraint(
        name=name,
        condition=Q(**{f"{day}__isnull": True, precision: ""}) | Q(**{f"{day}__isnull": False}) & ~Q(**{precision: ""}),
        violation_error_message="Say how precise the date is: day, month or year.",
    )


class Organization(NamedRecord):
    address_kind = Address.Kind.ORGANIZATION
    folder = "/organizations/"
    is_called_otherwise = False

    class Kind(models.TextChoices):
        PARTY = "party", _("Party body")
        GOVERNMENT = "government", _("government body")
        COUNCIL = "council", _("elected council")
        FRONT = "front", _("front or mass organization")
        COMMITTEE = "committee", _("steering committee or board")
        COMPANY = "company", _("company")
        UNIVERSITY = "university", _("university")
        INTERNATIONAL = "international", _("international organization")
        MISSION = "mission", _("diplomatic mission")
        LOCALITY = "locality", _("partner locality")

    kind = models.CharField(max_length=13, choices=Kind.choices)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    rank = models.PositiveSmallIntegerField(default=500, help_text="Order of protocol: 1 stands first.")
    founding_on = models.DateField("founded on", null=True, blank=True)
    founding_precision = models.CharField(max_length=5, choices=DatePrecision.choices, blank=True)
    dissolution_on = models.DateField("ended on", null=True, blank=True, help_text="The first day it stood no more.")
    dissolution_precision = models.CharField(max_length=5, choices=DatePrecision.choices, blank=True)
    summary = HtmlField(blank=True)
    street_address = models.CharField(max_length=200, blank=True)
    telephone = models.CharField(max_length=50, blank=True)
    email = models.EmailField(blank=True)
    website = WebField(blank=True)

    objects = PresentManager.from_queryset(OrganizationQuerySet)()

    class Meta:
        ordering = ["rank", "name"]
        constraints = [
            date_with_precision("organization_founding_precision", "founding_on", "founding_precision"),
            date_with_precision("organization_dissolution_precision", "dissolution_on", "dissolution_precision"),
            models.CheckConstraint(
                name="organization_ends_after_it_begins",
                condition=Q(founding_on=None) | Q(dissolution_on=None) | Q(dissolution_on__gt=F("founding_on")),
                violation_error_message="An organization cannot end before it begins.",
            ),
            models.CheckConstraint(
                name="organization_not_its_own_parent",
                condition=Q(parent=None) | ~Q(parent=F("id")),
                violation_error_message="An organization cannot stand under itself.",
            ),
        ]

    @property
    def tenure(self) -> Tenure:
        """As far as its own dates go: `portal.directory.bodies` knows on which days stories attest it."""
        return Tenure(
            started=recorded_date(self.founding_on, self.founding_precision),
            ended=recorded_date(self.dissolution_on, self.dissolution_precision),
        )

    def is_standing(self, on: PartialDate | None = None) -> bool:
        """Not known to have ended by the day, by default today."""
        return not is_past(self.tenure.ended, on or PartialDate(timezone.localdate()))

    def is_under(self, other: "Organization") -> bool:
        """Whether the other stands anywhere above it."""
        above, seen = self.parent, set[int]()
        while above and above.pk not in seen:
            if above == other:
                return True
            seen.add(above.pk)
            above = above.parent
        return False

    def concerned(self) -> Iterable[NamedRecord]:
        """People are found by the name of where they hold a post; so many are read again only for another name."""
        yield self
        if self.is_called_otherwise:
            yield from Official.objects.filter(appointments__post__organization=self).distinct()

    def document(self) -> Document:
        return documents.of_organization(self)

    def clean(self) -> None:
        super().clean()
        if self.pk and self.parent and self.parent.is_under(self):
            raise ValidationError({"parent": _("This organization stands below the one you edit.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        former = Organization.objects.filter(pk=self.pk).values_list("name", "native_name", "dissolution_on").first()
        self.is_called_otherwise = former not in (None, (self.name, self.native_name, self.dissolution_on))
        super().save(*args, **kwargs)


class OrganizationName(Entry, AlternativeName):
    organization = models.ForeignKey(Organization, models.CASCADE, related_name="names")

    class Meta(AlternativeName.Meta):
        constraints = [models.UniqueConstraint(name="organizationname_once", fields=["organization", "name"])]

    def concerned(self) -> Iterable[NamedRecord]:
        return [self.organization]


class Official(NamedRecord):
    address_kind = Address.Kind.OFFICIAL
    folder = "/officials/"

    honorific = models.CharField(max_length=30, blank=True, help_text="Mr., Mrs., Professor")
    portrait = models.ForeignKey(Picture, models.PROTECT, null=True, blank=True, related_name="portraits_of")
    summary = HtmlField(blank=True)

    # Set by with_posts().
    public_appointments: "list[Appointment]"

    objects = PresentManager.from_queryset(OfficialQuerySet)()

    class Meta:
        ordering = ["name", "id"]

    def document(self) -> Document:
        return documents.of_official(self)

    def save(self, *args: Any, **kwargs: Any) -> None:
        with changing():
            super().save(*args, **kwargs)
            portraits.show(self)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        self.portrait = None
        with changing():
            portraits.show(self)
            return super().delete(*args, **kwargs)


class OfficialName(Entry, AlternativeName):
    official = models.ForeignKey(Official, models.CASCADE, related_name="names")

    class Meta(AlternativeName.Meta):
        constraints = [models.UniqueConstraint(name="officialname_once", fields=["official", "name"])]

    def concerned(self) -> Iterable[NamedRecord]:
        return [self.official]
