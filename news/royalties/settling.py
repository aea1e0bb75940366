"""What an accountant does with proposed lines: approve them, close their month, pay them."""

import datetime
from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from news.listings import PROVINCE
from news.models import LedgerLine, LedgerMonth
from news.royalties.ledger import propose_month
from news.royalties.months import LedgerError, locked_month, refuse_early


@transaction.atomic
def approve(lines: Iterable[LedgerLine], by: User) -> int:
    """Of the lines those that nobody has approved yet; gives back how many."""
    keys = [line.pk for line in lines]
    months = LedgerMonth.objects.filter(lines__in=keys).values("pk")
    # The months first and in one order, as closing does: a line is approved before its month closes, or not at all.
    list(LedgerMonth.objects.select_for_update().filter(pk__in=months).order_by("pk"))
    proposed = LedgerLine.objects.proposed().filter(pk__in=keys, month__closed_at=None)
    return proposed.update(approved_at=timezone.now(), approved_by=by)


def close_month(month: datetime.date, by: User) -> LedgerMonth:
    """For good. Raises LedgerError while something of it is unapproved, cannot be reckoned, or comes before it."""
    refuse_early(month)
    if refusals := propose_month(month).refusals:
        raise LedgerError(f"{refusals[0].article}: {refusals[0].reason}")
    with transaction.atomic():
        closing = locked_month(month)
        # Once more under the lock: another month may have got lines meanwhile.
        refuse_early(month)
        refuse_unfinished(closing)
        closing.closed_at, closing.closed_by = timezone.now(), by
        closing.save()
    return closing


def refuse_unfinished(closing: LedgerMonth) -> None:
    if closing.is_closed:
        raise LedgerError(f"{closing.month:%B %Y} is closed already.")
    if proposed := closing.lines.proposed().count():
        raise LedgerError(f"{proposed} lines of {closing.month:%B %Y} are not approved yet.")


@transaction.atomic
def mark_paid(lines: Iterable[LedgerLine], *, on: datetime.date, reference: str) -> None:
    """Once, lines of closed months only, all of them or none. Raises LedgerError."""
    keys = {line.pk for line in lines}
    if not reference.strip():
        raise LedgerError("Give the reference of the payment.")
    if on > timezone.localdate(timezone=PROVINCE):
        raise LedgerError("A payment has happened already: its date cannot lie ahead.")
    # Whoever comes second waits here, and then finds them paid.
    unpaid = LedgerLine.objects.select_for_update(of=("self",)).unpaid().filter(pk__in=keys).select_related("month")
    found = list(unpaid)
    if {line.pk for line in found} != keys:
        raise LedgerError("Some of the lines are not approved, or are paid already.")
    if still_open := next((line.month.month for line in found if not line.month.is_closed), None):
        raise LedgerError(f"Close {still_open:%B %Y} before its royalties are paid.")
    if early := next((line for line in found if on < line.published_on), None):
        raise LedgerError(f"The story of {early.person} was published on {early.published_on}, after that day.")
    LedgerLine.objects.filter(pk__in=keys).update(paid_on=on, paid_reference=reference.strip())
