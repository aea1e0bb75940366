"""The place in lists of stories without a date: beside their neighbors in the old list (see `news.undated`)."""

import datetime
from collections.abc import Sequence

import reversion
from django.db.models import Min

from news.models import Article, OldListEntry
from news.undated import NOWHERE, STEP

HAIR = datetime.timedelta(microseconds=1)  # the least that both databases tell apart


def place(pages: set[str]) -> list[Article]:
    """Places the undated stories of these list pages, and of every page that this tells more about; saves them."""
    moved: dict[int, Article] = {}
    waiting = sorted(pages)
    while waiting:
        for article in place_page(waiting.pop(0)):
            moved[article.pk] = article
            others = article.old_list_entries.values_list("page", flat=True)
            waiting += [page for page in sorted(set(others)) if page not in waiting]
    return list(moved.values())


def place_page(page: str) -> list[Article]:
    entries = OldListEntry.objects.filter(page=page).select_related("article").order_by("position")
    articles = [entry.article for entry in entries]
    anchors = [index for index, article in enumerate(articles) if is_anchor(article)]
    if anchors:
        places = {i: beside(articles, anchors, i) for i in range(len(articles)) if i not in anchors}
    else:
        places = after_everything([i for i, article in enumerate(articles) if article.listed_at is None])
    for index, instant in places.items():
        articles[index].listed_at = instant
        with reversion.create_revision():
            articles[index].save()
    return [articles[index] for index in places]


def is_anchor(article: Article) -> bool:
    """Its place in time is known, or was found from a neighbor whose is."""
    return article.published_at is not None or (article.listed_at is not None and article.listed_at > NOWHERE)


def beside(articles: Sequence[Article], anchors: Sequence[int], index: int) -> datetime.datetime:
    """A hair after the next newer neighbor, for lists run from new to old; else a hair before the next older."""
    newer = max((anchor for anchor in anchors if anchor < index), default=None)
    anchor = newer if newer is not None else min(anchors)
    known = articles[anchor].published_at or articles[anchor].listed_at
    if known is None:
        raise AssertionError("an anchor has a place")
    return known - HAIR * (index - anchor)


def after_everything(indexes: Sequence[int]) -> dict[int, datetime.datetime]:
    """Below all that stands nowhere yet, in the order of the list."""
    lowest = Article.objects.filter(listed_at__lte=NOWHERE).aggregate(at=Min("listed_at"))["at"] or NOWHERE
    return {index: lowest - STEP * (number + 1) for number, index in enumerate(indexes)}
