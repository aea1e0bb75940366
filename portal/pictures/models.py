"""The picture library. A picture is private until something public shows it: the rows of Showing say when."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.pictures import renditions
from portal.pictures.markup import PictureData
from portal.pictures.renditions import Focus
from portal.pictures.storage import OriginalStorage, renditions_folder


class PictureQuerySet(models.QuerySet[Any]):
    def get_by_natural_key(self, key: str) -> Picture:
        """By the source, where one is named ("demo/river"), else by the uuid."""
        return self.get(uuid=key) if is_uuid(key) else self.get(source_key=key)

    def public(self, at: datetime.datetime | None = None) -> Self:
        return self.filter(shown(at))

    def unused(self) -> Self:
        """By no story, person or event, and by nothing that readers ever had."""
        # Whatever leads here, what apps of later years add included.
        relations = self.model._meta.related_objects
        uses = [Exists(each.related_model.objects.filter(**{each.field.name: OuterRef("pk")})) for each in relations]
        return self.filter(*(~use for use in uses))

    def with_is_shown(self, at: datetime.datetime | None = None) -> Self:
        """Each with `is_shown`, for lists: whether readers may see it."""
        return self.annotate(is_shown=shown(at))


def is_uuid(key: str) -> bool:
    try:
        return bool(uuid.UUID(key))
    except ValueError:
        return False


def shown(at: datetime.datetime | None) -> Exists:
    return Exists(Showing.objects.public(at).filter(picture=OuterRef("pk")))


# `library.kept` names files by what they turned out to be: nothing of the sender's name reaches the disk.
def original_name(picture: Picture, sent_name: str) -> str:
    return f"{picture.uuid}{Path(sent_name).suffix}"


class Picture(models.Model):
    class License(models.TextChoices):
        OWN = "own", _("Own work")
        FREE = "free", _("Free license")
        ONCE = "once", _("Given for one use")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    original = models.FileField(_("original"), storage=OriginalStorage, upload_to=original_name, editable=False)
    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    focal_x = models.FloatField(
        _("focal point, across"),
        default=0.5,
        help_text=_("0 is the left edge, 1 the right one. Every cut keeps this point."),
    )
    focal_y = models.FloatField(
        _("focal point, down"), default=0.5, help_text=_("0 is the upper edge, 1 the lower one.")
    )
    title = models.CharField(_("title"), max_length=200, help_text=_("For finding it here. Readers never see it."))
    alt = models.CharField(
        _("alt text"),
        max_length=300,
        blank=True,
        help_text=_("A suggestion: what is seen, for who cannot see it. Each use decides for itself."),
    )
    caption = models.CharField(_("caption"), max_length=500, blank=True, help_text=_("A suggestion for each use."))
    credit = models.CharField(_("credit"), max_length=200, blank=True, help_text=_("Who took or drew it."))
    license = models.CharField(_("license"), max_length=10, choices=License, default=License.OWN)
    source = models.CharField(
        _("source"),
        max_length=300,
        blank=True,
        help_text=_("Where it comes from: an archive, an address, who gave it."),
    )
    look = models.CharField(
        max_length=16, blank=True, editable=False, help_text="What it looks like, for finding others that do."
    )
    created_at = models.DateTimeField(_("added at"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="pictures",
        verbose_name=_("added by"),
    )
    # Where an importer or a fixture has it from; it finds its picture again by it.
    # Null where there is none, since many have none and no two may have the same.
    source_key = models.CharField(max_length=200, unique=True, null=True, blank=True, editable=False)

    # Set by with_is_shown().
    is_shown: bool

    objects = PictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("replace_shown_picture", "Can replace the file of a picture that readers see")]
        ordering = ["-created_at", "-id"]
        indexes = [models.Index(fields=["-created_at", "-id"], name="picture_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(focal_x__gte=0, focal_x__lte=1, focal_y__gte=0, focal_y__lte=1),
                name="picture_focal_point_inside",
                violation_error_message=_("The focal point lies within the picture: both numbers are from 0 to 1."),
            ),
            models.CheckConstraint(condition=Q(width__gt=0, height__gt=0), name="picture_has_a_size"),
        ]

    def __str__(self) -> str:
        return self.title

    def natural_key(self) -> tuple[str]:
        return (self.source_key or str(self.uuid),)

    @property
    def focus(self) -> Focus:
        return Focus(self.focal_x, self.focal_y)

    @property
    def folder(self) -> Path:
        """Of its renditions."""
        return renditions_folder(self.uuid)

    def is_public(self, at: datetime.datetime | None = None) -> bool:
        return self.showings.public(at).exists()

    def is_shown_or_will_be(self) -> bool:
        return self.showings.not_over().exists()

    def lacks_renditions(self) -> bool:
        return bool(renditions.missing(self.folder, self.width, self.height))

    def as_data(self, alt: str | None = None, caption: str | None = None, credit: str | None = None) -> PictureData:
        """What an edition keeps. None takes the suggestion of the library, "" stays empty."""
        return PictureData(
            uuid=str(self.uuid),
            width=self.width,
            height=self.height,
            widths={shape: renditions.widths(shape, self.width, self.height) for shape in renditions.SHAPES},
            alt=self.alt if alt is None else alt,
            caption=self.caption if caption is None else caption,
            credit=self.credit if credit is None else credit,
        )

    def make_renditions(self) -> None:
        """Takes about a second: never while a transaction is open. Raises OSError where the disk is full."""
        renditions.make(Path(self.original.path), self.folder, self.focus)

    def make_missing_renditions(self) -> None:
        if self.lacks_renditions():
            self.make_renditions()


class ShowingQuerySet(models.QuerySet[Any]):
    def public(self, at: datetime.datetime | None = None) -> Self:
        at = at or timezone.now()
        return self.not_over(at).filter(public_from__lte=at)

    def not_over(self, at: datetime.datetime | None = None) -> Self:
        """Public, or going to be."""
        return self.filter(Q(public_until=None) | Q(public_until__gt=at or timezone.now()))

    def show(
        self,
        picture_ids: Iterable[int],
        shown_by: uuid.UUID,
        public_from: datetime.datetime,
        public_until: datetime.datetime | None = None,
        page: str = "",
    ) -> None:
        """Said again with the same beginning, it changes the end. It never takes a picture back: close() does."""
        period = {"shown_by": shown_by, "public_from": public_from, "public_until": public_until, "page": page}
        self.bulk_create(
            # Each once: PostgreSQL refuses to change a row twice in one statement.
            [self.model(picture_id=picture_id, **period) for picture_id in dict.fromkeys(picture_ids)],
            update_conflicts=True,
            unique_fields=["picture", "shown_by", "public_from"],
            update_fields=["public_until", "page"],
        )

    def close(self, shown_by: uuid.UUID, at: datetime.datetime | None = None) -> None:
        """What it shows ends at that instant; what was to begin then or later never does."""
        at = at or timezone.now()
        own = self.filter(shown_by=shown_by)
        # First: the database refuses a showing that ends before it begins.
        own.filter(public_from__gte=at).delete()
        own.public(at).update(public_until=at)


class Showing(models.Model):
    """Something public (an edition, an official, an event) shows a picture during [public_from, public_until)."""

    picture = models.ForeignKey(Picture, models.PROTECT, related_name="showings", verbose_name=_("picture"))
    # A uuid, not a key: editions, officials and events all show pictures, and none of them is known here.
    shown_by = models.UUIDField(_("shown by"), db_index=True)
    page = models.CharField(_("page"), max_length=300, blank=True)
    public_from = models.DateTimeField(_("public from"))
    public_until = models.DateTimeField(_("public until"), null=True, blank=True)

    objects = ShowingQuerySet.as_manager()

    class Meta:
        verbose_name = _("showing")
        verbose_name_plural = _("showings")
        ordering = ["-public_from", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["picture", "shown_by", "public_from"], name="showing_begins_once"),
            models.CheckConstraint(
                condition=Q(public_until=None) | Q(public_until__gt=F("public_from")),
                name="showing_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.picture_id} {self.public_from:%Y-%m-%d}"
