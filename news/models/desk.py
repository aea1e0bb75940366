"""What stands around a story while it is being written. No version keeps any of it, and no reader sees it."""

import datetime
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any, Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from news.models.articles import Article


class Buffer(models.Model):
    """What somebody has typed and not saved: their form as it was, private, one for each story.

    A story is named by its uuid, which one that was never saved has too. What was dropped stays beside what is
    being written, one of each, until the next is dropped: so a hasty click loses nothing.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="buffers")
    story = models.UUIDField()
    tab = models.UUIDField(null=True, help_text="The window that wrote it, null without scripts.")
    base = models.CharField(max_length=20, blank=True, help_text="Number of the version from which it was written.")
    data = models.JSONField(help_text="Values of the form by name.")
    saved_at = models.DateTimeField(default=timezone.now)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-saved_at"]
        constraints = [
            models.UniqueConstraint(name="buffer_one_in_work", fields=["user", "story"], condition=Q(dropped_at=None)),
            models.UniqueConstraint(
                name="buffer_one_dropped", fields=["user", "story"], condition=Q(dropped_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.saved_at}"


class PresenceQuerySet(models.QuerySet["Presence"]):
    # Browsers let windows that are not looked at speak once a minute.
    LAPSE = datetime.timedelta(seconds=100)

    def now(self, at: datetime.datetime | None = None) -> Self:
        return self.filter(seen_at__gt=(at or timezone.now()) - self.LAPSE)


class Presence(models.Model):
    """A window in which somebody has a story open."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="presences")
    story = models.UUIDField(db_index=True)
    tab = models.UUIDField(unique=True)
    seen_at = models.DateTimeField(db_index=True)
    typed_at = models.DateTimeField(null=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        ordering = ["-typed_at", "id"]

    def __str__(self) -> str:
        return f"{self.user}, {self.seen_at}"


class RemarkQuerySet(models.QuerySet["Remark"]):
    def unsettled(self) -> Self:
        """What began a talk that is not at its end."""
        return self.filter(thread=None, settled_at=None)


class Remark(models.Model):
    """What one says to another about a story, carried until it is settled: with all that was answered to it."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    article = models.ForeignKey(Article, models.CASCADE, related_name="remarks")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="remarks")
    thread = models.ForeignKey("self", models.CASCADE, null=True, related_name="answers")
    quote = models.CharField(max_length=300, blank=True)
    text = models.CharField(max_length=1000)
    made_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="remarks_settled")

    objects = RemarkQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="remark_settled_by_somebody",
                condition=Q(settled_at=None, settled_by=None) | Q(settled_at__isnull=False, settled_by__isnull=False),
            ),
            models.CheckConstraint(
                name="remark_settled_as_a_whole", condition=Q(thread=None) | Q(settled_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return self.text


class PreviewLinkQuerySet(models.QuerySet["PreviewLink"]):
    def valid(self, at: datetime.datetime | None = None) -> Self:
        """Neither ended nor revoked, and made by somebody who still works here."""
        return self.filter(revoked_at=None, expires_at__gt=at or timezone.now(), made_by__is_active=True)

    def of_token(self, token: str) -> Self:
        return self.filter(digest=digest(token))


class PreviewLink(models.Model):
    """Lets a guest without an account read one story as it stands saved. Only the token's digest is kept."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="preview_links")
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="preview_links")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(name="preview_link_expires", condition=Q(expires_at__gt=models.F("made_at")))
        ]

    def __str__(self) -> str:
        return f"{self.article}, {self.expires_at}"

    @classmethod
    def make(cls, article: Article, by: Any, lasting: datetime.timedelta) -> tuple[Self, str]:
        """The link, saved, and its token, which nobody can ask for again."""
        token = token_urlsafe(32)
        made_at = timezone.now()
        link = cls(article=article, digest=digest(token), made_by=by, made_at=made_at, expires_at=made_at + lasting)
        link.save()
        return link, token


def digest(token: str) -> str:
    """A token has 256 random bits: nothing slower is needed."""
    return sha256(token.encode(errors="replace")).hexdigest()
