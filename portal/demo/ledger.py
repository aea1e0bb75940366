"""What the demo's accountant has done so far: the months up to the example are closed, those before it are paid."""

import datetime

from django.contrib.auth.models import User
from django.db.models import QuerySet

from news.models import LedgerMonth
from news.royalties.months import next_month
from news.royalties.settling import approve, close_month, mark_paid

LAST_CLOSED = datetime.date(2023, 9, 1)


def settle_ledger() -> None:
    """Run again, it changes nothing."""
    accountant = User.objects.get(username="accountant")
    for month in months_to_close():
        approve(month.lines.all(), accountant)
        close_month(month.month, accountant)
        if month.month < LAST_CLOSED:
            paid_on = next_month(month.month).replace(day=10)
            mark_paid(month.lines.all(), on=paid_on, reference=f"Demo {paid_on:%Y-%m}/01")


def months_to_close() -> QuerySet[LedgerMonth]:
    # The oldest first: months close in order.
    return LedgerMonth.objects.filter(month__lte=LAST_CLOSED, closed_at=None, lines__isnull=False).distinct().reverse()
