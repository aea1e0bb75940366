"""What readers can have of one story. Everything goes through `Edition.objects.public`."""

import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from news.compiled import Compiled
from news.models import Edition, Keyword, Listing, NewsList, Withdrawal
from portal.addresses.claims import record_at
from portal.addresses.models import Address
from portal.counting.totals import total_of

MARK = datetime.datetime(1900, 1, 1, tzinfo=datetime.UTC)  # in compiled queries, until an instant takes its place


def readable(at: datetime.datetime) -> QuerySet[Edition]:
    return Edition.objects.public(at).annotate(views=total_of('"news_edition"."article_id"'))


at_path = Compiled(lambda at, path: readable(at).filter(path=path)[:1], at=MARK, path="/mark/")
of_article = Compiled(
    lambda at, uuid: Edition.objects.public(at).filter(article_uuid=uuid).only("article_id", "path")[:1],
    at=MARK,
    uuid=UUID(int=1),
)


def edition_at(path: str, at: datetime.datetime | None = None) -> Edition | None:
    """The edition that a reader of this address gets, with `views`."""
    return next(iter(at_path.rows(at=at or timezone.now(), path=path)), None)


def edition_of(article: UUID, at: datetime.datetime | None = None) -> Edition | None:
    """The article's public edition: its number and path only."""
    return next(iter(of_article.rows(at=at or timezone.now(), uuid=article)), None)


def moved_to(path: str) -> str | None:
    """Where the story lives now that once lived at this address."""
    article = record_at(path, Address.Kind.ARTICLE)
    edition = edition_of(article) if article else None
    return edition.path if edition and edition.path != path else None


def withdrawal_at(path: str) -> Withdrawal | None:
    """What is said in the place of a story that was taken back and that nobody has published again since."""
    article = record_at(path, Address.Kind.ARTICLE)
    told = Withdrawal.objects.filter(article_uuid=article).first() if article else None
    return told if told and edition_of(told.article_uuid) is None else None


def number_of(article: UUID) -> int | None:
    """For the counter: the number of an article that readers have."""
    edition = edition_of(article)
    return edition.article_id if edition else None


def keywords() -> QuerySet[Keyword]:
    """Those of public stories, and those merged into others, as `merged_into` says; never what only a draft has."""
    places = Listing.objects.public().filter(list__kind=NewsList.Kind.KEYWORD, list__record=OuterRef("uuid"))
    return Keyword.objects.filter(Exists(places) | Q(merged_into__isnull=False)).select_related("merged_into")
