"""What a month comes to, all in all and by genre, section and person; one query each, however many lines."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypedDict

from django.db.models import Count, Max, Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from news.listings import PROVINCE
from news.models import Article, Contributor, LedgerLine
from news.models.ledger import LedgerLineQuerySet


class Sums(TypedDict):
    """Amounts in whole VND."""

    lines: int
    total: int
    proposed: int
    unpaid: int
    unpaid_amount: int
    overdue: int
    paid_amount: int


@dataclass(frozen=True)
class Total:
    name: str
    lines: int
    amount: int


def sums_of(rows: LedgerLineQuerySet) -> Sums:
    proposed, paid = Q(approved_at=None), Q(paid_on__isnull=False)
    unpaid = Q(approved_at__isnull=False, paid_on=None)
    late = Q(paid_on=None, due_on__lt=timezone.localdate(timezone=PROVINCE))
    return rows.aggregate(  # type: ignore[return-value]
        lines=Count("pk"),
        total=Coalesce(Sum("amount"), 0),
        proposed=Count("pk", filter=proposed),
        unpaid=Count("pk", filter=unpaid),
        unpaid_amount=Coalesce(Sum("amount", filter=unpaid), 0),
        overdue=Count("pk", filter=late),
        paid_amount=Coalesce(Sum("amount", filter=paid), 0),
    )


def by_genre(rows: LedgerLineQuerySet) -> list[Total]:
    names = dict(Article.Genre.choices)
    return [Total(str(names.get(genre, genre)), n, amount) for genre, n, amount in grouped(rows, "genre")]


def by_section(rows: LedgerLineQuerySet, without: str) -> list[Total]:
    """`without` is the name of what stands in no section."""
    return [Total(name or without, n, amount) for name, n, amount in grouped(rows, "edition__section__name")]


def by_role(rows: LedgerLineQuerySet) -> list[Total]:
    names = dict(LedgerLine._meta.get_field("role").flatchoices)
    return [Total(str(names.get(role, role)), n, amount) for role, n, amount in grouped(rows, "role")]


def grouped(rows: LedgerLineQuerySet, column: str) -> Iterable[tuple[str, int, int]]:
    """The largest first."""
    # Without the order of the model, whose columns would become part of the groups.
    return rows.order_by().values_list(column).annotate(Count("pk"), total=Sum("amount")).order_by("-total", column)


@dataclass(frozen=True)
class MonthOfPerson:
    month: datetime.date
    lines: int
    amount: int
    unpaid: int
    last_paid_on: datetime.date | None


def months_of(person: Contributor) -> list[MonthOfPerson]:
    """The newest first."""
    rows = LedgerLine.objects.filter(contributor=person).order_by().values_list("month__month")  # as in `grouped`
    unpaid = Count("pk", filter=Q(paid_on=None))
    counted = rows.annotate(Count("pk"), Sum("amount"), unpaid=unpaid, last=Max("paid_on"))
    return [MonthOfPerson(*row) for row in counted.order_by("-month__month")]
