"""One row for everything public that can be found, apart from the row that shows it.

What is asked of a hundred thousand rows at once (SearchDocument) is narrow; what only the ten rows of a
page need (SearchResult) lies beside it. The words themselves are where each engine searches best:
a column `words` on PostgreSQL, the FTS5 table `search_words` on SQLite (see the second migration).
"""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from portal.caching.intervals import IntervalQuerySet


class Kind(models.TextChoices):
    STORY = "story", _("Story")
    EVENT = "event", _("Event")
    PERSON = "person", _("Person")
    ORGANIZATION = "organization", _("Organization")


# Shown first, with their initials; the others have a date.
FACES = (Kind.PERSON, Kind.ORGANIZATION)


class SearchFacet(models.Model):
    """What results can be narrowed to, by the key that stands in the address."""

    class Kind(models.TextChoices):
        SECTION = "section", _("Section")
        YEAR = "year", _("Year")
        PERSON = "person", _("Person")
        ORGANIZATION = "organization", _("Organization")

    kind = models.CharField(max_length=12, choices=Kind)
    key = models.CharField(max_length=200)
    label = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="search_facet_once")]

    def __str__(self) -> str:
        return self.label


class NumbersField(models.JSONField):
    """A list of numbers: JSON on SQLite, an array on PostgreSQL, which is counted in half the time."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str | None:
        return "bigint[]" if connection.vendor == "postgresql" else super().db_type(connection)

    def from_db_value(self, value: Any, expression: Any, connection: BaseDatabaseWrapper) -> Any:
        return value if isinstance(value, list) else super().from_db_value(value, expression, connection)

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        return value if connection.vendor == "postgresql" else super().get_db_prep_value(value, connection, prepared)


class SearchDocument(models.Model):
    """One edition of a story, one event, person or organization, during the interval in which it is public."""

    kind = models.CharField(max_length=12, choices=Kind)
    record = models.UUIDField()
    # Empty: found in every language.
    language = models.CharField(max_length=7, blank=True)
    section = models.ForeignKey(SearchFacet, models.PROTECT, null=True, related_name="+")
    # 0: undated. Empty: a person or an organization.
    year = models.SmallIntegerField(null=True)
    boost = models.SmallIntegerField(default=0)
    sorted_at = models.DateTimeField()
    public_from = models.DateTimeField()
    public_until = models.DateTimeField(null=True)
    # The people and organizations it can be narrowed to, as numbers of their facets: counting them in a table of
    # pairs took as long as all the rest of a search.
    companions = NumbersField(default=list)

    objects = IntervalQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["record"], name="search_document_record"),
            models.Index(fields=["-sorted_at"], name="search_document_newest"),  # where too many match
        ]
        constraints = [
            models.CheckConstraint(condition=Q(public_until__gt=F("public_from")), name="search_document_interval")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.record}"


class SearchResult(models.Model):
    """What is shown of a document that was found."""

    document = models.OneToOneField(SearchDocument, models.CASCADE, primary_key=True, related_name="result")
    path = models.CharField(max_length=500)
    title = models.TextField()
    names = models.JSONField(default=list)
    data = models.JSONField(default=dict)
    text = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.title


class SearchWord(models.Model):
    """A word of a name or title, under itself and under each spelling that lacks one of its letters.

    Two words that differ in one letter, or in two neighbors, share a key: that is how "loy" finds "loi".
    """

    key = models.CharField(max_length=24)
    word = models.CharField(max_length=24)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "word"], name="search_word_once")]

    def __str__(self) -> str:
        return f"{self.key}: {self.word}"


class SearchAbbreviation(models.Model):
    """What the short name of an organization stands for, both folded."""

    short = models.CharField(max_length=24)
    long = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["short", "long"], name="search_abbreviation_once")]

    def __str__(self) -> str:
        return f"{self.short}: {self.long}"
