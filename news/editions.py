"""Making an edition of an article: everything its page shows, computed once, at publication."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils import formats, timezone, translation

from news.body import render_body
from news.listings import PROVINCE, ListKey
from news.models import Article, Edition, Illustration, NewsList
from news.relations import relations_of
from news.stories import Story
from portal.addresses.claims import Wish
from portal.pictures.markup import PictureData
from portal.texts.dates import DatePrecision, PartialDate
from portal.texts.html import count_words, text_of
from portal.texts.slugs import slug

# Not after "Mr." or an initial: a clause ends with a word of some length.
CLAUSE_END = re.compile(r"(?<=\w{4})(?:[,;:.] |\.$| [-–—] )")


@dataclass(frozen=True)
class Interval:
    public_from: datetime.datetime
    public_until: datetime.datetime | None = None


def make_edition(story: Story, path: str, interval: Interval, modified_at: datetime.datetime | None) -> Edition:
    """Not saved."""
    article = story.article
    with translation.override(article.language):  # names, posts and days are kept in its language
        return Edition(
            article=article,
            article_uuid=article.uuid,
            language=article.language,
            path=path,
            listed_at=article.published_at or article.listed_at,  # type: ignore[misc]  # refuse_unfit saw to it
            published_at=article.published_at,
            modified_at=modified_at,
            public_from=interval.public_from,
            public_until=interval.public_until,
            section=story.line[-1] if story.line else None,
            headline=article.headline or first_clause(article.lead),
            source=article.source,
            lead=article.lead,
            genre=article.genre,
            external_url=article.external_url,
            lead_only=article.lead_only,
            event_on=article.event_on,
            event_label=event_label(article),
            cover=cover_of(story),
            featured_from=article.featured_from,
            featured_until=article.featured_until,
            words=count_words(article.lead) + count_words(text_of(article.body)),
            photos=photos_of(story),
            # An archive begins long ago, but which events are public is a question of today.
            relations=relations_of(story, max(interval.public_from, timezone.now())),
            body_html=render_body(story),
        )


def wish_of(article: Article) -> Wish:
    """Where the article would like to live: by its date of publication in the province, or among the undated."""
    language = "" if article.language == Article.Language.ENGLISH else f"/{article.language}"
    day = timezone.localtime(article.published_at, PROVINCE).strftime("%Y/%m/%d") if article.published_at else "undated"
    return Wish(f"{language}/news/{day}/", article.slug or slug(article.headline or first_clause(article.lead)))


def lists_of(story: Story) -> set[ListKey]:
    """Every list in which the story stands."""
    return {ListKey(kind, story.article.language, *record) for kind, *record in places_of(story)}


def places_of(story: Story) -> Iterator[tuple[NewsList.Kind] | tuple[NewsList.Kind, UUID]]:
    yield (NewsList.Kind.ALL,)
    yield (NewsList.Kind.DATED if story.article.published_at else NewsList.Kind.UNDATED,)
    for line in [story.line, *(category.line() for category in story.categories)]:
        for category in line:
            yield NewsList.Kind.CATEGORY, category.uuid
    for keyword in story.keywords:
        yield NewsList.Kind.KEYWORD, keyword.uuid
    for mention in story.mentions:
        if mention.official:
            yield NewsList.Kind.OFFICIAL, mention.official.uuid
        elif mention.organization:
            yield NewsList.Kind.ORGANIZATION, mention.organization.uuid
        elif mention.event:
            yield NewsList.Kind.EVENT, mention.event.uuid


def first_clause(lead: str, shortest: int = 50, longest: int = 100) -> str:
    """The headline of a story that has none: the beginning of its lead, up to the end of a clause or cut at a word."""
    for end in CLAUSE_END.finditer(lead):
        if shortest <= end.start() <= longest:
            return lead[: end.start()]
    return lead if len(lead) <= longest else lead[:longest].rsplit(" ", 1)[0] + "…"


def event_label(article: Article) -> str:
    if article.event_on:
        return PartialDate(article.event_on, DatePrecision(article.event_precision)).label()
    if article.event_month_day:
        day = datetime.date.fromisoformat(f"2000-{article.event_month_day}")  # a year with a February 29
        return translation.gettext("%(day)s, no year") % {"day": formats.date_format(day, "MONTH_DAY_FORMAT")}
    return ""


def cover_of(story: Story) -> PictureData | None:
    for use in story.illustrations:
        if use.place == Illustration.Place.COVER:
            return use.picture.as_data(use.alt, use.caption, use.credit)
    return None


def photos_of(story: Story) -> int:
    return story.article.photos if story.article.photos is not None else len(story.illustrations)
