"""What readers read: immutable snapshots of articles, each public during an interval of time."""

import datetime
from typing import Any, Self
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from news.models.articles import Article
from news.models.categories import Category
from portal.caching.intervals import IntervalQuerySet
from portal.texts.fields import WebField


class EditionQuerySet(IntervalQuerySet):
    def current(self, at: datetime.datetime | None = None) -> Self:
        """What readers have or will have."""
        return self.filter(Q(public_until=None) | Q(public_until__gt=at or timezone.now()))

    def scheduled(self, at: datetime.datetime | None = None) -> Self:
        return self.filter(public_from__gt=at or timezone.now())

    def featured(self, at: datetime.datetime | None = None) -> Self:
        at = at or timezone.now()
        return self.public(at).filter(featured_from__lte=at, featured_until__gt=at)


class Edition(models.Model):
    """Made by `news.publishing.publish`, never changed but for `public_until`.

    `listed_at` is the place in lists: it exists without a date of publication and stays when a correction
    is published. `relations` carries what the page shows of other records, as they were at publication.
    At most one edition of an article is public at any instant: see `news/guards.py`.
    """

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    article = models.ForeignKey(Article, models.PROTECT, related_name="editions")
    # Pages for readers ask by this: they may not touch the article itself.
    article_uuid = models.UUIDField(db_index=True)
    language = models.CharField(max_length=2, choices=Article.Language.choices)
    # Not unique: every later edition of a story has its address too.
    path = models.CharField(max_length=400)
    listed_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    modified_at = models.DateTimeField(null=True)
    public_from = models.DateTimeField()
    public_until = models.DateTimeField(null=True)
    section = models.ForeignKey(Category, models.PROTECT, null=True, related_name="editions")
    headline = models.CharField(max_length=250)
    source = models.CharField(max_length=20, blank=True)
    lead = models.TextField(blank=True)
    genre = models.CharField(max_length=11, choices=Article.Genre.choices)
    external_url = WebField(blank=True)
    lead_only = models.BooleanField(default=False)
    event_on = models.DateField(null=True)
    event_label = models.CharField(max_length=60, blank=True)
    cover = models.JSONField(null=True)
    featured_from = models.DateTimeField(null=True)
    featured_until = models.DateTimeField(null=True)
    words = models.PositiveIntegerField(default=0)
    photos = models.PositiveSmallIntegerField(default=0)
    relations = models.JSONField(default=dict)
    # The last column: SQLite then reads a list without the pages over which a long text flows.
    body_html = models.TextField(blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-listed_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="edition_interval", condition=Q(public_until=None) | Q(public_until__gt=F("public_from"))
            ),
            # A page "as it stood" stops reading lists at its instant only because of this.
            models.CheckConstraint(name="edition_listed_by_then", condition=Q(listed_at__lte=F("public_from"))),
            # Kept by the table itself, even where a migration has lost SQLite's triggers.
            models.UniqueConstraint(name="edition_one_open", fields=["article"], condition=Q(public_until=None)),
        ]
        indexes = [
            models.Index(fields=["path", "public_from"], name="edition_path"),
            models.Index(fields=["article", "public_from"], name="edition_article"),
            models.Index(fields=["public_from"], name="edition_public_from"),
            models.Index(fields=["public_until"], name="edition_public_until", condition=Q(public_until__isnull=False)),
            models.Index(fields=["featured_until"], name="edition_featured", condition=Q(featured_until__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        return self.path

    @property
    def minutes(self) -> int:
        """To read or hear it, at 200 words a minute."""
        return max(1, round(self.words / 200))

    @property
    def corrections(self) -> list[dict[str, Any]]:
        notes = self.relations.get("corrections", [])
        return [{**note, "noted_at": datetime.datetime.fromisoformat(note["noted_at"])} for note in notes]
