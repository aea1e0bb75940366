"""What stands beside a story: chosen by hand, completed by its neighbors in its section. One query, compiled once."""

import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, Subquery
from django.utils import timezone

from news.compiled import Compiled
from news.listings import ListKey
from news.models import Edition, NewsList
from news.pages import rows_of
from news.sections import section_numbered

SHOWN = 3
MARK = datetime.datetime(1900, 1, 1, tzinfo=datetime.UTC)
HANDS = [f"by_hand_{number}" for number in range(SHOWN)]
NOBODY = UUID(int=0)


def candidates(at: Any, key: ListKey, listed_at: Any, own: Any, by_hand: list[UUID]) -> QuerySet[Edition]:
    """Each neighbor is a value of its own: lists put together with OR would make PostgreSQL read all editions."""
    places = rows_of(key, at).exclude(edition=own)
    earlier = places.filter(listed_at__lte=listed_at).order_by("-listed_at", "-edition_id").values("edition")
    later = places.filter(listed_at__gte=listed_at).order_by("listed_at", "edition_id").values("edition")
    near = [Subquery(side[n : n + 1]) for side in (earlier, later) for n in range(SHOWN)]
    found = Edition.objects.public(at).filter(Q(id__in=near) | Q(article_uuid__in=by_hand))
    return found.exclude(pk=own).defer("body_html", "relations").order_by("-listed_at", "-id")


def build(
    at: Any, kind: Any, language: str, record: UUID, listed_at: Any, own: int, **hands: UUID
) -> QuerySet[Edition]:
    return candidates(at, ListKey(kind, language, record), listed_at, own, list(hands.values()))


# Marks are found again by their value: no two may be alike, nor like anything that stays in the query.
found_beside = Compiled(
    build,
    at=MARK,
    kind="kind",
    language="language",
    record=UUID(int=99),
    listed_at=MARK - datetime.timedelta(days=1),
    own=-1,
    **{name: UUID(int=number) for number, name in enumerate(HANDS, 1)},
)


def beside(edition: Edition) -> list[Edition]:
    """At most three public stories, never the story itself: the editor's in their order, then the nearest in time."""
    by_hand = [UUID(uuid) for uuid in edition.relations.get("related", [])[:SHOWN]]
    section = section_numbered(edition.section_id) if edition.section_id else None
    rows = found_beside.rows(
        at=timezone.now(),
        kind=(NewsList.Kind.CATEGORY if section else NewsList.Kind.ALL).value,
        language=edition.language,
        record=section.uuid if section else NOBODY,
        listed_at=edition.listed_at,
        own=edition.pk,
        # Filled up with nobody, since the number of values is compiled as well.
        **dict(zip(HANDS, [*by_hand, *[NOBODY] * SHOWN], strict=False)),
    )
    return [*chosen_of(rows, by_hand), *nearest_of(rows, by_hand, edition.listed_at)][:SHOWN]


def chosen_of(rows: list[Edition], by_hand: list[UUID]) -> list[Edition]:
    found = {row.article_uuid: row for row in rows}
    return [found[uuid] for uuid in by_hand if uuid in found]


def nearest_of(rows: list[Edition], by_hand: list[UUID], listed_at: datetime.datetime) -> list[Edition]:
    return sorted(
        (row for row in rows if row.article_uuid not in by_hand), key=lambda row: abs(row.listed_at - listed_at)
    )
