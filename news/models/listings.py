"""Lists of editions, narrow enough that the last page costs what the first does.

Every list a reader can page through is a `NewsList`: all news, the dated, the undated, a category, a
keyword, an official, an organization, an event. `ListingMonth` counts a list's editions by month, so
that a page far away is found by its month (docs/decisions/0004-lists-counted-by-months.md).
"""

import uuid

from django.db import models
from django.db.models import F, Q

from news.models.articles import Article
from news.models.editions import Edition
from portal.caching.intervals import IntervalQuerySet

# In place of null, of which a unique constraint takes any number.
NOTHING = uuid.UUID(int=0)


class NewsList(models.Model):
    class Kind(models.TextChoices):
        ALL = "all", "all news"
        DATED = "dated", "with a date of publication"
        UNDATED = "undated", "without a date of publication"
        CATEGORY = "category", "category"
        KEYWORD = "keyword", "keyword"
        OFFICIAL = "official", "official"
        ORGANIZATION = "organization", "organization"
        EVENT = "event", "event"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    record = models.UUIDField(default=NOTHING)
    language = models.CharField(max_length=2, choices=Article.Language.choices)

    class Meta:
        constraints = [models.UniqueConstraint(name="newslist_once", fields=["record", "kind", "language"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.language}"


class Listing(models.Model):
    """An edition's place in a list, with a copy of its interval."""

    # The index of the list's order, which a migration makes in each engine's own way, begins with it.
    list = models.ForeignKey(NewsList, models.CASCADE, db_index=False, related_name="+")
    listed_at = models.DateTimeField()
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="listings")
    public_from = models.DateTimeField()
    public_until = models.DateTimeField(null=True)

    objects = IntervalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="listing_interval", condition=Q(public_until=None) | Q(public_until__gt=F("public_from"))
            ),
        ]
        indexes = [
            models.Index(fields=["public_from"], name="listing_public_from"),
            models.Index(fields=["public_until"], name="listing_public_until", condition=Q(public_until__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.list_id}, {self.listed_at}: {self.edition_id}"


class ListingMonth(models.Model):
    """How many editions of a list were public at `Site.settled_at`, by month of `listed_at` in the province."""

    # The unique constraint begins with it.
    list = models.ForeignKey(NewsList, models.CASCADE, db_index=False, related_name="+")
    month = models.DateField(help_text="The first day of the month.")
    n = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="listingmonth_once", fields=["list", "month"]),
            models.CheckConstraint(name="listingmonth_n", condition=Q(n__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.list_id}, {self.month:%Y-%m}: {self.n}"
