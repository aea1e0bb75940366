"""What is read today, hour by hour and story by story, beside the last four days of the same name."""

import datetime
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Exists, IntegerField, OuterRef, Subquery, Sum
from django.utils import timezone

from news.models import Edition
from news.policy import visible_to
from portal.counting import totals
from portal.counting.hours import by_hour
from portal.counting.models import DailyViews

WEEKS = 4
SHOWN = 10


@dataclass(frozen=True)
class Hour:
    """`bar` and `top` are heights out of 100, for the chart."""

    hour: int
    today: int | None
    usual: float
    bar: float
    top: float

    @property
    def space(self) -> float:
        """Above the bar."""
        return 100 - self.bar


@dataclass(frozen=True)
class Row:
    title: str
    language: str
    address: str
    article: int | None
    today: int
    usual: float | None
    width: float

    @property
    def change(self) -> int | None:
        return None if self.usual is None else round(self.today - self.usual)

    @property
    def change_words(self) -> str:
        """With a sign that is as wide as the others."""
        if self.change is None:
            return "–"
        return f"{self.change:+d}".replace("-", "−") if self.change else "0"


@dataclass(frozen=True)
class Reading:
    """`highest` is the number at the upper edge of the chart; `line` the path of the usual day through it."""

    now: datetime.datetime
    hours: list[Hour]
    highest: int
    line: str
    rows: list[Row]
    has_usual: bool


def reading_of(user: User, now: datetime.datetime | None = None) -> Reading:
    """Three queries."""
    now = timezone.localtime(now, timezone.get_default_timezone())
    today = now.date()
    before = [today - datetime.timedelta(weeks=week) for week in range(1, WEEKS + 1)]
    counted = by_hour([today, *before], now)
    # Days on which nothing was counted say nothing about what is usual: the site was not there yet.
    known = [counted[day] for day in before if any(counted[day])]
    usual = [sum(hours) / len(known) for hours in zip(*known, strict=True)] if known else [0.0] * 24
    hours, highest = hours_of(counted[today], usual, now.hour)
    line = "M" + "L".join(f"{hour.hour + 0.5} {100 - hour.top:.1f}" for hour in hours)
    return Reading(now, hours, highest, line, rows_of(user, today, before), bool(known))


def hours_of(today: list[int], usual: list[float], now: int) -> tuple[list[Hour], int]:
    highest = ceiling(max(*today, *usual))
    return [
        Hour(hour, views if hour <= now else None, usual[hour], 100 * views / highest, 100 * usual[hour] / highest)
        for hour, views in enumerate(today)
    ], highest


def ceiling(views: float) -> int:
    """A round number that is not lower: 10, 20, 50, 100, 200 ..."""
    step = 10
    while True:
        for times in (1, 2, 5):
            if step * times >= views:
                return step * times
        step *= 10


def rows_of(user: User, today: datetime.date, before: list[datetime.date]) -> list[Row]:
    views = dict(totals.most_read(None, today, SHOWN))
    sums = DailyViews.objects.filter(article_id=OuterRef("article"), day__in=before).values("article_id")
    editions = (
        Edition.objects.public()
        .filter(article__in=views)
        .annotate(
            usual=Subquery(sums.annotate(n=Sum("views")).values("n"), output_field=IntegerField()),
            is_reached=Exists(visible_to(user).filter(pk=OuterRef("article"))),
        )
        .values_list("article", "headline", "lead", "language", "path", "usual", "is_reached")
    )
    most = max(views.values(), default=1)
    rows = [
        Row(
            title=headline or lead[:80],
            language=language,
            address=path,
            article=article if is_reached else None,
            today=views[article],
            usual=None if usual is None else usual / WEEKS,
            width=100 * views[article] / most,
        )
        for article, headline, lead, language, path, usual, is_reached in editions
    ]
    return sorted(rows, key=lambda row: -row.today)
