"""Publishing and withdrawing: closing the edition that readers have and opening the next, all at once.

One function for one article and for a thousand, so that the admin, importers and the demo cannot drift
apart. The statements end in the order that keeps counts exact (see `news.listings`): lock the site's
row, write places, settle, raise the version.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone

from news import consequences, listings
from news.editions import Interval, lists_of, make_edition, wish_of
from news.models import Article, Edition
from news.stories import Story, read_stories
from portal.addresses.claims import allot
from portal.addresses.models import Address
from portal.caching.models import Site
from portal.caching.version import changing, touch
from portal.imports.rows import save_all


class NotPublishable(Exception):
    """The article cannot be published; the message tells an editor why."""


def publish(article: Article, *, public_from: datetime.datetime | None = None, minor: bool = False) -> Edition:
    """Makes the article, as saved, what readers get from `public_from` on.

    By default that is now, or the day of publication when it lies ahead. A minor change leaves "Updated"
    alone. Raises NotPublishable.
    """
    return publish_many([article], public_from=public_from, minor=minor)[0]


def publish_archive(articles: Sequence[Article]) -> list[Edition]:
    """Publishes what the old portal published: public since its date of publication. At most 1,000 at once.

    What the old portal published it has paid for as well: nothing is proposed to the ledger.
    """
    return publish_many(articles, archived=True)


def publish_many(
    articles: Sequence[Article],
    *,
    public_from: datetime.datetime | None = None,
    minor: bool = False,
    archived: bool = False,
) -> list[Edition]:
    for article in articles:
        refuse_unfit(article)
    with changing():
        site = Site.objects.locked()
        # After waiting for the lock: what somebody has published meanwhile must lie behind this instant, not ahead.
        now = timezone.now()
        former = editions_by_article(articles)
        begins = {
            article.pk: public_from or beginning(article, former[article.pk], now, archived) for article in articles
        }
        # Room first: the database refuses an overlap with each statement, not at the end of all.
        intervals = make_room(begins, former, now, site)
        editions = open_editions(read_stories(articles), intervals, former, minor, site)
        if not archived:
            consequences.owe(articles)
        listings.settle(site, now)
        touch()
    return editions


def withdraw(article: Article, *, at: datetime.datetime | None = None) -> None:
    """Ends what readers have and cancels what was scheduled. Nothing is deleted that was ever public."""
    with changing():
        site = Site.objects.locked()
        at = at or timezone.now()
        cancel(article.editions.filter(public_from__gte=at), site)
        end(list(article.editions.public(at)), at, site)
        consequences.owe([article])
        listings.settle(site, timezone.now())
        touch()


def unschedule(article: Article) -> None:
    """Takes back what readers were to get later; what they have now stays as if nothing had been scheduled."""
    with changing():
        site = Site.objects.locked()
        now = timezone.now()
        cancel(article.editions.scheduled(now), site)
        end(article.editions.public(now), None, site)
        listings.settle(site, now)
        touch()


# The last gate: what importers and the demo bring has passed no other.
def refuse_unfit(article: Article) -> None:
    if not (article.published_at or article.listed_at):
        raise NotPublishable("Give a date of publication.")
    if not (article.headline or article.lead_only):
        raise NotPublishable("Write a headline.")
    if not (article.lead or article.body):
        raise NotPublishable("Write a lead or a text.")


def beginning(article: Article, former: Sequence[Edition], now: datetime.datetime, archived: bool) -> datetime.datetime:
    """Now, or later when it is dated later: what is dated ahead is never in lists before. An archive lies behind."""
    if archived and article.published_at and not any(edition.public_from <= now for edition in former):
        return article.published_at
    return max(article.published_at or now, now)


def make_room(
    begins: dict[int, datetime.datetime], former: dict[int, list[Edition]], now: datetime.datetime, site: Site
) -> dict[int, Interval]:
    """Ends or cancels what stands where the new editions begin, and says how long each of them may stand."""
    rooms = {article: room_for(begin, former[article], now) for article, begin in begins.items()}
    if cancelled := [edition for room in rooms.values() for edition in room.cancelled]:
        cancel(cancelled, site)
    ending: defaultdict[datetime.datetime, list[Edition]] = defaultdict(list)
    for room in rooms.values():
        if room.ending:
            ending[room.interval.public_from] += room.ending
    for at, editions in ending.items():
        end(editions, at, site)
    return {article: room.interval for article, room in rooms.items()}


@dataclass(frozen=True)
class Room:
    interval: Interval
    ending: list[Edition]
    cancelled: list[Edition]


def room_for(begin: datetime.datetime, former: Sequence[Edition], now: datetime.datetime) -> Room:
    """A new edition takes the rest of the time of the one it meets, up to the next scheduled one.

    Of a story that never was public it takes the place of everything scheduled. Raises NotPublishable.
    """
    begun = [edition for edition in former if edition.public_from <= now]
    if any(edition.public_from >= begin for edition in begun):
        raise NotPublishable("Readers have had this story since then: what they read cannot be changed afterwards.")
    scheduled = [edition for edition in former if edition.public_from > now]
    cancelled = [edition for edition in scheduled if not begun or edition.public_from == begin]
    later = [edition.public_from for edition in scheduled if edition not in cancelled and edition.public_from > begin]
    met = [edition for edition in former if edition not in cancelled and holds(edition, begin)]
    until = met[0].public_until if met else min(later, default=None)
    # In the place of a scheduled edition a new one ends where that would have.
    if until is None:
        until = min((edition.public_until for edition in cancelled if begun and edition.public_until), default=None)
    return Room(Interval(begin, until), met, cancelled)


def holds(edition: Edition, at: datetime.datetime) -> bool:
    return edition.public_from < at and (edition.public_until is None or edition.public_until > at)


def open_editions(
    stories: Sequence[Story],
    intervals: dict[int, Interval],
    former: dict[int, list[Edition]],
    minor: bool,
    site: Site,
) -> list[Edition]:
    paths = allot(Address.Kind.ARTICLE, {story.article.uuid: wish_of(story.article) for story in stories})
    editions = []
    for story in stories:
        article, interval = story.article, intervals[story.article.pk]
        modified = modified_at(former[article.pk], interval, minor)
        editions.append(make_edition(story, paths[article.uuid], interval, modified))
    save_all(editions)
    told = dict(zip(editions, stories, strict=True))
    listings.enter({edition: lists_of(story) for edition, story in told.items()}, site)
    consequences.begin(told)
    return editions


def modified_at(former: Sequence[Edition], interval: Interval, minor: bool) -> datetime.datetime | None:
    """When the story was last changed visibly; None while it stands as first published."""
    begun = [edition for edition in former if edition.public_from < interval.public_from]
    if not begun:
        return None
    return begun[-1].modified_at if minor else interval.public_from


def end(editions: Iterable[Edition], at: datetime.datetime | None, site: Site) -> None:
    """None takes the end back."""
    editions = list(editions)
    ids = [edition.pk for edition in editions]
    listings.close(ids, at, site)
    consequences.end([edition.uuid for edition in editions], at)
    Edition.objects.filter(pk__in=ids).update(public_until=at)


def cancel(editions: Iterable[Edition], site: Site) -> None:
    """Takes back editions that no reader has seen yet."""
    editions = list(editions)
    consequences.cancel([edition.uuid for edition in editions])
    # Places before editions: deleted along with them they would stay in the counts of months.
    listings.remove([edition.pk for edition in editions], site)
    Edition.objects.filter(pk__in=[edition.pk for edition in editions]).delete()


def editions_by_article(articles: Iterable[Article]) -> defaultdict[int, list[Edition]]:
    """Every edition of the articles, in the order of their time, without the texts."""
    rows = Edition.objects.filter(article__in=[article.pk for article in articles])
    by_article = defaultdict(list)
    for edition in rows.defer("body_html", "relations").order_by("public_from"):
        by_article[edition.article_id].append(edition)
    return by_article
