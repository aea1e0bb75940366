"""What somebody is working on, and who else is in it right now."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import CharField, Count, DateTimeField, Exists, OuterRef, Subquery, Window
from django.utils.html import strip_tags

from news.models import Article, Category, Edition, Presence
from news.policy import own_text_of, visible_to

SHOWN = 5


@dataclass(frozen=True)
class Draft:
    article: int
    title: str
    language: str
    section: Category | None
    changed_at: datetime.datetime
    words: int
    is_over_live: bool
    company: str
    company_typed_at: datetime.datetime | None


@dataclass(frozen=True)
class Drafts:
    """`n` counts those too that are not shown."""

    shown: list[Draft]
    n: int


def drafts_of(user: User) -> Drafts:
    """One query."""
    others = Presence.objects.now().filter(story=OuterRef("uuid")).exclude(user=user)
    rows: list[Any] = list(
        visible_to(user)
        .filter(own_text_of(user), state=Article.State.DRAFT)
        .select_related("section")
        .annotate(
            is_over_live=Exists(Edition.objects.public().filter(article=OuterRef("pk"))),
            company=Subquery(others.values("user__username")[:1], output_field=CharField()),
            typed_at=Subquery(others.values("typed_at")[:1], output_field=DateTimeField()),
            n=Window(Count("*")),
        )
        .order_by("-changed_at", "-pk")[:SHOWN]
    )
    return Drafts([draft(row) for row in rows], rows[0].n if rows else 0)


def draft(row: Any) -> Draft:
    return Draft(
        article=row.pk,
        title=str(row),
        language=row.language,
        section=row.section,
        changed_at=row.changed_at,
        words=len(strip_tags(f"{row.lead} {row.body.replace('<', ' <')}").split()),
        is_over_live=row.is_over_live,
        company=row.company or "",
        company_typed_at=row.typed_at,
    )
