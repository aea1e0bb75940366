import datetime
from collections.abc import Iterable

import reversion
from django.utils import timezone

from news.models import Article, Category, Edition, Keyword
from news.publishing import publish_archive

PROVINCE = datetime.timezone(datetime.timedelta(hours=7))


def moment(text: str) -> datetime.datetime:
    """An instant in the province: "2023-09-18 10:00"."""
    return datetime.datetime.fromisoformat(text).replace(tzinfo=PROVINCE)


def make_category(*, name: str = "Smart City", slug: str = "smart-city", **fields: object) -> Category:
    category, _ = Category.objects.get_or_create(slug=slug, parent=fields.pop("parent", None), defaults={"name": name})
    return category


def make_article(
    *,
    headline: str = "Survey team opens three days of fieldwork",
    lead: str = "The team came to see how the city works on the ground.",
    body: str = "<p>Three days, six criteria.</p>",
    published: str | None = "2023-09-18 10:00",
    section: Category | None = None,
    categories: Iterable[Category] = (),
    keywords: Iterable[str] = (),
    **fields: object,
) -> Article:
    with reversion.create_revision():
        article = Article.objects.create(
            headline=headline,
            lead=lead,
            body=body,
            published_at=moment(published) if published else None,
            section=section,
            **fields,
        )
        article.categories.set(categories)
        article.keywords.set(
            [Keyword.objects.get_or_create(slug=word, defaults={"name": word})[0] for word in keywords]
        )
    return article


def make_edition(**fields: object) -> Edition:
    """A story as the old portal had published it: public since its date of publication."""
    return publish_archive([make_article(**fields)])[0]


def soon(hours: int = 1) -> datetime.datetime:
    return timezone.now() + datetime.timedelta(hours=hours)
