"""The working copy of a story and everything that hangs on it. Readers never see any of it directly."""

from typing import Any
from uuid import uuid4

import reversion
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from events.models import Event
from news.models.categories import Category, Keyword
from portal.directory.models import Appointment, Official, Organization, date_with_precision
from portal.pictures.models import Picture
from portal.texts.dates import DatePrecision
from portal.texts.fields import HtmlField, WebField
from portal.texts.folding import fold


class ContributorQuerySet(models.QuerySet["Contributor"]):
    def get_by_natural_key(self, name: str) -> "Contributor":
        return self.get(name=name)


class Contributor(models.Model):
    """Somebody who is named, and paid, for work on stories; not everyone has an account."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120)
    folded = models.CharField(max_length=120, editable=False, db_index=True)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True)

    objects = ContributorQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.name,)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = fold(self.name)
        super().save(*args, **kwargs)


class ArticleQuerySet(models.QuerySet["Article"]):
    def get_by_natural_key(self, uuid: str) -> "Article":
        return self.get(uuid=uuid)


# What hangs on a story and is part of each of its versions.
HANGING = ("illustrations", "contributions", "mentions", "related", "corrections")


@reversion.register(follow=HANGING)
class Article(models.Model):
    class Language(models.TextChoices):
        ENGLISH = "en", "English"
        VIETNAMESE = "vi", "Tiếng Việt"

    class Genre(models.TextChoices):
        NEWS = "news", "news"
        INTERVIEW = "interview", "interview"
        REPORTAGE = "reportage", "reportage"
        PHOTO = "photo", "photo story"
        COMMENTARY = "commentary", "commentary"
        TRANSLATION = "translation", "translation"

    # "Scheduled" is none of them: what readers have, and when, editions say (`news/standing.py`).
    class State(models.TextChoices):
        DRAFT = "draft", "draft"
        SUBMITTED = "submitted", "submitted"
        RETURNED = "returned", "returned"
        APPROVED = "approved", "approved"
        PUBLISHED = "published", "published"
        WITHDRAWN = "withdrawn", "withdrawn"

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT, editable=False, db_index=True)
    language = models.CharField(max_length=2, choices=Language.choices, default=Language.ENGLISH)
    translation_group = models.UUIDField(default=uuid4, db_index=True, editable=False)
    headline = models.CharField(max_length=250, blank=True, help_text="Needed to publish. 90 characters read best.")
    slug = models.SlugField(max_length=100, blank=True, help_text="Made from the headline when left empty.")
    source = models.CharField(max_length=20, blank=True, default="PORTAL", help_text="Stands before the lead: PORTAL –")
    lead = models.TextField(blank=True, help_text="The opening paragraph, without the source.")
    body = HtmlField(blank=True)
    section = models.ForeignKey(Category, models.PROTECT, null=True, blank=True, related_name="section_articles")
    categories = models.ManyToManyField(Category, blank=True, related_name="articles")
    keywords = models.ManyToManyField(Keyword, blank=True, related_name="articles")
    genre = models.CharField(max_length=11, choices=Genre.choices, default=Genre.NEWS)
    external_url = WebField(blank=True, help_text="Lists point there instead of to a page of this site.")
    published_at = models.DateTimeField(null=True, blank=True, help_text="May lie in the future; empty when unknown.")
    listed_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="Place in lists of a story without a date of publication."
    )
    event_on = models.DateField("day of the event", null=True, blank=True)
    event_precision = models.CharField(max_length=5, choices=DatePrecision.choices, blank=True)
    event_month_day = models.CharField(max_length=5, blank=True, help_text="MM-DD when the year is unknown.")
    event_part_of_day = models.CharField(max_length=9, choices=Event.PartOfDay.choices, blank=True)
    featured_from = models.DateTimeField(null=True, blank=True)
    featured_until = models.DateTimeField(null=True, blank=True, help_text="Leads the home page until then.")
    pages = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True, help_text="Empty: computed.")
    photos = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Empty: counted.")
    count_reason = models.CharField("reason for other counts", max_length=200, blank=True)
    lead_only = models.BooleanField(
        default=False, editable=False, help_text="Known only from a list of the old portal."
    )
    # The beginning of the lead, letters only: by it an importer finds the story again (`news/importing/finding.py`).
    match_key = models.CharField(max_length=60, blank=True, editable=False, db_index=True)
    imported = models.JSONField(default=dict, editable=False, help_text="Hashes of the values an importer wrote.")
    is_restricted = models.BooleanField(default=False, help_text="Only the people named below see this draft.")
    readers = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="restricted_articles")
    # Null for what an importer brought.
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="articles_created"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="articles_changed"
    )
    changed_at = models.DateTimeField(auto_now=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            date_with_precision("article_event_precision", "event_on", "event_precision"),
            models.CheckConstraint(
                name="article_event_year_known_or_not",
                condition=Q(event_month_day="") | Q(event_on=None),
                violation_error_message="Give either the full date or, when the year is unknown, month and day.",
            ),
            models.CheckConstraint(
                name="article_featured_until_after_from",
                # Said of both, since a comparison with nothing refuses nothing.
                condition=Q(featured_from=None, featured_until=None)
                | Q(featured_from__isnull=False, featured_until__isnull=False, featured_until__gt=F("featured_from")),
                violation_error_message="A featured story needs an end, after its beginning.",
            ),
            models.UniqueConstraint(name="article_one_per_language", fields=["translation_group", "language"]),
            models.CheckConstraint(
                name="article_counts_have_reason",
                condition=Q(pages=None, photos=None) | ~Q(count_reason=""),
                violation_error_message="Another number of pages or photos than counted needs a reason.",
            ),
        ]
        indexes = [
            models.Index(fields=["-changed_at"], name="article_changed_at"),
            # All that the desk counts stories by, so that counting reads no texts.
            models.Index(
                fields=["state", "is_restricted", "section", "created_by", "lead_only", "published_at"],
                name="article_desk",
            ),
        ]
        # Asked for by `news.policy`.
        permissions = [
            ("oversee_articles", "Can reach the stories of every section"),
            ("approve_article", "Can approve the stories of others"),
            ("publish_article", "Can publish, schedule and withdraw"),
        ]

    def __str__(self) -> str:
        return self.headline or self.lead[:80] or f"Untitled, {self.uuid}"

    def natural_key(self) -> tuple[str]:
        return (str(self.uuid),)

    def get_absolute_url(self) -> str:
        """The public page when there is one, else the page where it is written."""
        edition = self.editions.public().first()
        return edition.get_absolute_url() if edition else reverse("admin:news_article_change", args=[self.pk])

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises RuntimeError outside a revision: no content is saved without a version of it."""
        if not reversion.is_active():
            raise RuntimeError("Article.save() needs reversion.create_revision(): every save is a version")
        super().save(*args, **kwargs)


@reversion.register()
class Illustration(models.Model):
    """One use of a picture by an article. Alt text and caption belong to the use, not to the picture."""

    # For portal.pictures.uses: it is the article that uses the picture.
    USED_IN = "article"

    class Place(models.TextChoices):
        COVER = "cover", "cover"
        BODY = "body", "in the text"

    article = models.ForeignKey(Article, models.CASCADE, related_name="illustrations")
    picture = models.ForeignKey(Picture, models.PROTECT, related_name="illustrations")
    place = models.CharField(max_length=5, choices=Place.choices, default=Place.COVER)
    position = models.PositiveSmallIntegerField(default=0)
    alt = models.CharField(max_length=300, blank=True, help_text="What the picture shows, for who does not see it.")
    decorative = models.BooleanField("says nothing beyond the caption", default=False)
    caption = models.CharField(max_length=500, blank=True)
    credit = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["place", "position", "id"]
        constraints = [
            models.UniqueConstraint(
                name="illustration_one_cover",
                fields=["article"],
                condition=Q(place="cover"),
                violation_error_message="An article has one cover picture.",
            ),
            models.CheckConstraint(
                name="illustration_alt_or_decorative",
                condition=Q(alt="") | Q(decorative=False),
                violation_error_message="Either describe the picture or say that it adds nothing: not both.",
            ),
        ]

    def __str__(self) -> str:
        return self.caption or self.alt or str(self.picture)


@reversion.register()
class Contribution(models.Model):
    """Who did what, as readers are told. What part of the royalty it earns is said in a `Share`, for few to see."""

    class Role(models.TextChoices):
        WRITER = "writer", "writer"
        PHOTOGRAPHER = "photographer", "photographer"
        TRANSLATOR = "translator", "translator"
        EDITOR = "editor", "editor"

    article = models.ForeignKey(Article, models.CASCADE, related_name="contributions")
    contributor = models.ForeignKey(Contributor, models.PROTECT, related_name="contributions")
    role = models.CharField(max_length=12, choices=Role.choices, default=Role.WRITER)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(name="contribution_once", fields=["article", "contributor", "role"]),
        ]

    def __str__(self) -> str:
        return f"{self.contributor}, {self.get_role_display()}"


@reversion.register()
class Mention(models.Model):
    """An article names an official, an organization or an event, with the post held on the day it tells of."""

    class Role(models.TextChoices):
        MENTIONED = "mentioned", "mentioned"
        CHAIR = "chair", "chair"
        SPEAKER = "speaker", "speaker"
        PRESENT = "present", "present"
        HOST = "host", "host"
        SIGNATORY = "signatory", "signatory"

    article = models.ForeignKey(Article, models.CASCADE, related_name="mentions")
    official = models.ForeignKey(Official, models.PROTECT, null=True, blank=True, related_name="mentions")
    organization = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="mentions")
    event = models.ForeignKey(Event, models.PROTECT, null=True, blank=True, related_name="mentions")
    appointment = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="mentions", help_text="The post held that day."
    )
    role = models.CharField(max_length=9, choices=Role.choices, default=Role.MENTIONED)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                name="mention_of_exactly_one",
                condition=(
                    Q(official__isnull=False, organization=None, event=None)
                    | Q(official=None, organization__isnull=False, event=None)
                    | Q(official=None, organization=None, event__isnull=False)
                ),
                violation_error_message="A mention names one official, one organization or one event.",
            ),
            models.CheckConstraint(
                name="mention_post_of_official",
                condition=Q(appointment=None) | Q(official__isnull=False),
                violation_error_message="Only an official holds a post.",
            ),
            models.UniqueConstraint(
                name="mention_once", fields=["article", "official", "organization", "event", "appointment"]
            ),
        ]

    def __str__(self) -> str:
        return str(self.official or self.organization or self.event)


@reversion.register()
class RelatedArticle(models.Model):
    article = models.ForeignKey(Article, models.CASCADE, related_name="related")
    related = models.ForeignKey(Article, models.CASCADE, related_name="related_by")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(name="related_once", fields=["article", "related"]),
            models.CheckConstraint(
                name="related_to_another",
                condition=~Q(article=F("related")),
                violation_error_message="A story is not related to itself.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.related)


@reversion.register()
class Correction(models.Model):
    """A dated public note under the text, saying what was wrong."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="corrections")
    noted_at = models.DateTimeField()
    text = models.CharField(max_length=500)

    class Meta:
        ordering = ["noted_at", "id"]

    def __str__(self) -> str:
        return self.text


class KeyFigure(models.Model):
    """A figure of the province on the home page; shown only while the story it comes from is public."""

    value = models.CharField(max_length=20)
    label = models.CharField(max_length=100)
    article = models.ForeignKey(Article, models.CASCADE, related_name="key_figures")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return f"{self.value} {self.label}"
