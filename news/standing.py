"""How a story stands, as the newsroom says it: its state, and "scheduled" for what the clock alone will publish."""

from django.db.models import Exists, OuterRef, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from news.models import Article, Edition

State = Article.State


class Standing(TextChoices):
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")
    RETURNED = "returned", _("returned")
    APPROVED = "approved", _("approved")
    SCHEDULED = "scheduled", _("scheduled")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


def standing_of(article: Article) -> Standing:
    """One query for what is published, none for the rest."""
    if article.state == State.PUBLISHED and article.editions.scheduled().exists():
        return Standing.SCHEDULED
    return Standing(article.state)


def standing(articles: QuerySet[Article], standing: Standing) -> QuerySet[Article]:
    """Those that stand so. What is scheduled as published and changed since is a draft again."""
    ahead = Exists(Edition.objects.scheduled().filter(article=OuterRef("pk")))
    if standing == Standing.SCHEDULED:
        return articles.filter(ahead, state=State.PUBLISHED)
    if standing == Standing.PUBLISHED:
        return articles.filter(~ahead, state=State.PUBLISHED)
    return articles.filter(state=standing.value)
