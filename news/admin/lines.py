"""The lines of the list of articles. What is counted or asked of other tables is looked up for the page shown."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from news.models import Article, Contribution, Edition, Illustration, Transition
from news.policy import AUTHORS
from news.standing import Standing
from portal.counting import totals

DAYS = 14
# Of the drawing: its width and height, and the space around the line.
WIDE, HIGH, EDGE = 84, 24, 3


@dataclass(frozen=True)
class Spark:
    """Views of the last days as a line of 84 by 24."""

    days: list[int]

    @property
    def points(self) -> list[tuple[float, float]]:
        top, step = max(*self.days, 1), (WIDE - 2 * EDGE) / (len(self.days) - 1)
        return [(EDGE + i * step, HIGH - EDGE - (HIGH - 2 * EDGE) * n / top) for i, n in enumerate(self.days)]

    @property
    def path(self) -> str:
        return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in self.points)

    @property
    def end(self) -> str:
        """Where the last day stands, from above."""
        return f"{self.points[-1][1]:.1f}"

    @property
    def least(self) -> int:
        return min(self.days)

    @property
    def most(self) -> int:
        return max(self.days)


@dataclass(frozen=True)
class Line:
    article: Article
    standing: Standing
    author: str
    picture: UUID | None
    public_from: datetime.datetime | None
    changes_at: datetime.datetime | None
    views: int | None
    spark: Spark | None
    note: str
    is_uncleared: bool


def lines_of(articles: Sequence[Article]) -> list[Line]:
    """Six queries for a page, however long it is."""
    ids = [article.pk for article in articles]
    views, days = totals.totals(ids), totals.series(ids, DAYS, timezone.localdate())
    begun, ahead = beginnings(ids)
    authors, pictures = authors_of(ids), pictures_of(ids)
    returned, uncleared = remarks_of(ids)
    return [
        Line(
            article=article,
            standing=standing_of(article, article.pk in ahead),
            author=authors.get(article.pk, ""),
            picture=pictures.get(article.pk),
            public_from=begun.get(article.pk) or ahead.get(article.pk),
            changes_at=ahead.get(article.pk) if article.pk in begun else None,
            views=views[article.pk] if article.pk in begun or views[article.pk] else None,
            spark=Spark(days[article.pk]) if any(days[article.pk]) else None,
            note=returned.get(article.pk, "") if article.state == Article.State.RETURNED else "",
            is_uncleared=article.pk in uncleared,
        )
        for article in articles
    ]


def standing_of(article: Article, is_scheduled: bool) -> Standing:
    is_published = article.state == Article.State.PUBLISHED
    return Standing.SCHEDULED if is_published and is_scheduled else Standing(article.state)


def beginnings(ids: list[int]) -> tuple[dict[int, datetime.datetime], dict[int, datetime.datetime]]:
    """Since when readers have each story, and when they get what is scheduled."""
    now = timezone.now()
    rows = Edition.objects.filter(article__in=ids).order_by("-public_from").values_list("article", "public_from")
    begun = {article: at for article, at in rows if at <= now}
    return begun, {article: at for article, at in rows if at > now}


def authors_of(ids: list[int]) -> dict[int, str]:
    rows = Contribution.objects.filter(article__in=ids, role__in=AUTHORS).order_by("-position", "-pk")
    return dict(rows.values_list("article", "contributor__name"))


def pictures_of(ids: list[int]) -> dict[int, UUID]:
    covers = Illustration.objects.filter(article__in=ids, place=Illustration.Place.COVER)
    return dict(covers.values_list("article", "picture__uuid"))


def remarks_of(ids: list[int]) -> tuple[dict[int, str], set[int]]:
    """Why each was last sent back, and which want a second reader."""
    rows = Transition.objects.filter(article__in=ids, verb__in=["return", "emergency", "clear"]).order_by("pk")
    returned, uncleared = {}, set()
    for article, verb, reason in rows.values_list("article", "verb", "reason"):
        if verb == "return":
            returned[article] = reason
        elif verb == "emergency":
            uncleared.add(article)
        else:
            uncleared.discard(article)
    return returned, uncleared
