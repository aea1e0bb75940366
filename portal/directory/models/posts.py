"""Posts, who holds them from when to when, and the stories that attest it."""

import datetime
from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from portal.caching.intervals import IntervalQuerySet
from portal.caching.version import changing
from portal.directory import evidence, seats
from portal.directory.entries import Entry
from portal.directory.models.named import Official, Organization, date_with_precision
from portal.directory.names import in_language
from portal.directory.querysets import AppointmentQuerySet
from portal.directory.records import NamedRecord
from portal.directory.tenure import Tenure, recorded_date
from portal.texts.dates import DatePrecision
from portal.texts.fields import WebField


class PostQuerySet(models.QuerySet["Post"]):
    def get_by_natural_key(self, organization: str, title: str) -> "Post":
        return self.get(organization__slug=organization, title=title)


class Post(Entry):
    """A position in an organization, whoever holds it."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="posts")
    title = models.CharField(max_length=200, help_text="As it stands after a name: Chairman, Permanent Vice Chairman.")
    native_title = models.CharField("Vietnamese title", max_length=200, blank=True)
    rank = models.PositiveSmallIntegerField(default=500, help_text="Order of protocol inside the organization.")
    seats = models.PositiveSmallIntegerField(default=1, help_text="How many may hold it at once; 0 for any number.")

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering = ["organization", "rank", "title"]
        constraints = [models.UniqueConstraint(name="post_once", fields=["organization", "title"])]

    def __str__(self) -> str:
        return f"{self.title}, {self.organization}"

    def natural_key(self) -> tuple[str, str]:
        return (self.organization.slug, self.title)

    @property
    def label(self) -> str:
        """The title in the language of the page."""
        return in_language(self.title, self.native_title)

    def concerned(self) -> Iterable[NamedRecord]:
        return Official.objects.filter(appointments__post=self).distinct()

    def clean(self) -> None:
        super().clean()
        seats.refuse_too_few(self)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises ValidationError when more people hold it at one time than it has seats."""
        with changing():
            seats.refuse_too_few(self)
            super().save(*args, **kwargs)
            seats.give(self)


class Appointment(Entry):
    """An official's hold on a post, [started_on, ended_on): the end is the first day without it.

    `seat` numbers the seats of a post with a fixed number of them; on PostgreSQL an exclusion constraint
    (migration `seats_are_held_once`) keeps two people from one seat on one day.
    """

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    official = models.ForeignKey(Official, models.PROTECT, related_name="appointments")
    post = models.ForeignKey(Post, models.PROTECT, related_name="appointments")
    seat = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Empty where any number may hold it.")
    acting = models.BooleanField(default=False)
    started_on = models.DateField(null=True, blank=True, help_text="Empty when no source says since when.")
    started_precision = models.CharField(max_length=5, choices=DatePrecision.choices, blank=True)
    ended_on = models.DateField(null=True, blank=True, help_text="The first day without the post.")
    ended_precision = models.CharField(max_length=5, choices=DatePrecision.choices, blank=True)
    source = models.CharField(
        max_length=300, blank=True, help_text="Decree or record; empty when only articles attest it."
    )
    source_url = WebField(blank=True)

    # Set by with_days() and with_sources(): of the first and the last public story that attests it.
    first_on: datetime.date | None = None
    last_on: datetime.date | None = None
    first_headline: str
    first_path: str
    last_headline: str
    last_path: str

    # Set by an import of a file which says that stories of another site attest it.
    is_told_elsewhere = False

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            date_with_precision("appointment_started_precision", "started_on", "started_precision"),
            date_with_precision("appointment_ended_precision", "ended_on", "ended_precision"),
            models.CheckConstraint(
                name="appointment_ends_after_it_begins",
                condition=Q(started_on=None) | Q(ended_on=None) | Q(ended_on__gt=F("started_on")),
                violation_error_message="The appointment would end before it begins.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.official}, {self.post}"

    @property
    def title(self) -> str:
        return _("Acting %(post)s") % {"post": self.post.label} if self.acting else self.post.label

    @property
    def label(self) -> str:
        return f"{self.title}, {self.post.organization.label}"

    @property
    def tenure(self) -> Tenure:
        return Tenure(
            started=recorded_date(self.started_on, self.started_precision),
            ended=recorded_date(self.ended_on, self.ended_precision),
            first=self.first_on,
            last=self.last_on,
            closed=self.post.organization.tenure.ended,
        )

    def concerned(self) -> Iterable[NamedRecord]:
        return [self.official]

    def clean(self) -> None:
        super().clean()
        seats.take(self)
        if self.post_id and self.seat and self.post.seats and self.seat > self.post.seats:
            raise ValidationError({"seat": _("The post has no such seat.")})
        seats.refuse_taken(self)
        evidence.refuse_unsourced(self)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises ValidationError when somebody else holds the seat."""
        seats.take(self)
        with changing():
            seats.refuse_taken(self)
            super().save(*args, **kwargs)


class Attestation(models.Model):
    """A public edition says that the appointment held on a day; it attests while it is public."""

    appointment = models.ForeignKey(Appointment, models.CASCADE, related_name="attestations")
    attested_on = models.DateField()
    edition = models.UUIDField(db_index=True)
    headline = models.CharField(max_length=300)
    path = models.CharField(max_length=400)
    public_from = models.DateTimeField()
    public_until = models.DateTimeField(null=True)

    objects = IntervalQuerySet.as_manager()

    class Meta:
        ordering = ["attested_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="attestation_interval",
                condition=Q(public_until=None) | Q(public_until__gt=F("public_from")),
            ),
            models.UniqueConstraint(name="attestation_once", fields=["appointment", "edition"]),
        ]
        indexes = [
            # The first and the last day of one appointment, which 20,000 stories may attest; the newest day of all.
            models.Index(name="attestation_by_day", fields=["appointment", "attested_on", "id"]),
            models.Index(name="attestation_newest", fields=["attested_on"]),
        ]

    def __str__(self) -> str:
        return f"{self.appointment} on {self.attested_on}"
