"""What stands beside a list: what is read most, and what its stories are about.

Both come from the newest thousand stories of the list, and are read again when content changes, what is read
most once a minute too: never on each page.
"""

import datetime
from dataclasses import dataclass

from django.db.models import Count, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone

from news.listings import ListKey
from news.models import Keyword, Listing, NewsList
from news.pages import rows_of_now
from portal.caching.boundaries import next_boundary
from portal.caching.memo import by_version
from portal.counting import totals

SINCE = datetime.timedelta(days=30)
NEWEST = 1000
SHOWN = 5
TOPICS = 12


@dataclass(frozen=True)
class Story:
    article: int
    headline: str
    path: str


@dataclass(frozen=True)
class Popular:
    headline: str
    path: str
    views: int


@dataclass(frozen=True)
class Topic:
    name: str
    slug: str
    n: int


def most_read(key: ListKey) -> list[Popular]:
    """Which stories, is asked once a minute; their views each time, so that they are those of the stories' pages."""
    stories = most_read_at(key, this_minute())
    views = totals.totals([story.article for story in stories]) if stories else {}
    return [Popular(story.headline, story.path, views[story.article]) for story in stories]


@by_version(until=next_boundary)
def most_read_at(key: ListKey, minute: datetime.datetime) -> list[Story]:  # `minute` makes a new key each minute
    """By views of the last 30 days; where those are few, by views of all time."""
    rows = newest(key).values_list(
        "edition__article", "edition__headline", Coalesce(NullIf("edition__external_url", Value("")), "edition__path")
    )
    stories = {article: Story(article, headline, path) for article, headline, path in rows}
    ever = totals.totals(stories)
    lately = dict(totals.most_read(stories, timezone.localdate(minute) - SINCE, SHOWN))
    # The newest come first already, and sorting leaves equals as they stand.
    chosen = sorted(filter(ever.get, stories), key=lambda article: (-lately.get(article, 0), -ever[article]))
    return [stories[article] for article in chosen[:SHOWN]]


@by_version(until=next_boundary)
def topics(key: ListKey) -> list[Topic]:
    words = Listing.objects.filter(list__kind=NewsList.Kind.KEYWORD, edition__in=newest(key).values("edition"))
    counted = words.values("list__record").annotate(n=Count("id")).order_by("-n", "list__record")[:TOPICS]
    counts = {row["list__record"]: row["n"] for row in counted}
    found = [Topic(word.name, word.slug, counts[word.uuid]) for word in Keyword.objects.filter(uuid__in=counts)]
    return sorted(found, key=lambda topic: (-topic.n, topic.name))


def newest(key: ListKey) -> QuerySet[Listing]:
    """Of this instant, never of the minute's beginning: what was withdrawn since then is gone."""
    return rows_of_now(key).order_by("-listed_at", "-edition_id")[:NEWEST]


def this_minute() -> datetime.datetime:
    return timezone.now().replace(second=0, microsecond=0)
