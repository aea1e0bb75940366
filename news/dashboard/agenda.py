"""What the clock alone will do in the next days: stories that begin, change, leave the front page, or end."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from news.models import Edition
from news.policy import visible_to

DAYS = datetime.timedelta(days=7)
AT_MOST = 60


@dataclass(frozen=True)
class Item:
    at: datetime.datetime
    article: int
    title: str
    what: Any


@dataclass(frozen=True)
class Day:
    day: datetime.date
    items: list[Item]


def agenda_of(user: User, now: datetime.datetime | None = None) -> list[Day]:
    """One query."""
    now = now or timezone.now()
    ahead = (now, now + DAYS)
    others = Edition.objects.filter(article=OuterRef("article")).exclude(pk=OuterRef("pk"))
    editions = (
        Edition.objects.filter(
            Q(public_from__range=ahead) | Q(public_until__range=ahead) | Q(featured_until__range=ahead)
        )
        .filter(Exists(visible_to(user).filter(pk=OuterRef("article"))))
        .annotate(
            follows=Exists(others.filter(public_from__lt=OuterRef("public_from"))),
            is_followed=Exists(others.filter(public_from=OuterRef("public_until"))),
        )
        .only("article", "headline", "lead", "public_from", "public_until", "featured_until")
        .order_by(F("public_from"))[:AT_MOST]
    )
    items = sorted((item for each in editions for item in items_of(each, ahead)), key=lambda item: item.at)
    by_day = groupby(items, key=lambda item: timezone.localdate(item.at))
    return [Day(day, list(each)) for day, each in by_day]


def items_of(edition: Any, ahead: tuple[datetime.datetime, datetime.datetime]) -> Iterator[Item]:
    since, until = ahead
    found = (
        (edition.public_from, _("Change of a live article") if edition.follows else _("Goes public")),
        (None if edition.is_followed else edition.public_until, _("Is withdrawn from readers")),
        (edition.featured_until, _("Leaves the front page")),
    )
    for at, what in found:
        if at and since < at <= until:
            yield Item(at, edition.article_id, edition.headline or edition.lead[:80], what)
