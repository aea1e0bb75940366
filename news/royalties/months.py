"""The months of the ledger: they are closed in order, so what comes late is booked in the first one after."""

import datetime
import re

from django.db import transaction
from django.utils import timezone

from news.listings import PROVINCE
from news.models import LedgerMonth

MONTH = re.compile("[0-9]{4}-[0-9]{2}")


class LedgerError(Exception):
    """The ledger refuses; the message tells an accountant why."""


def month_named(text: str) -> datetime.date:
    """From "2024-01". Raises LedgerError."""
    try:
        return datetime.date.fromisoformat(f"{text}-01" if MONTH.fullmatch(text) else "")
    except ValueError:
        raise LedgerError(f"{text} is no month: give one as 2024-01.") from None


def first_of(day: datetime.date) -> datetime.date:
    return day.replace(day=1)


def next_month(day: datetime.date) -> datetime.date:
    return first_of(first_of(day) + datetime.timedelta(days=31))  # 31 days after a first is the next month


def open_month(day: datetime.date) -> LedgerMonth:
    """The month of the day or, when that is closed, the open one; locked, so that nobody closes it meanwhile."""
    # Between looking and locking somebody may close it: then the month after it is open.
    while True:
        last = LedgerMonth.objects.filter(closed_at__isnull=False).order_by("month").last()
        first_open = max(first_of(day), next_month(last.month)) if last else first_of(day)
        month, _ = LedgerMonth.objects.get_or_create(month=first_open)
        locked = LedgerMonth.objects.select_for_update().get(pk=month.pk)
        if not locked.is_closed:
            return locked


def refuse_early(month: datetime.date) -> None:
    """Raises LedgerError for a month that is not over, and for one before which another is open."""
    if timezone.localdate(timezone=PROVINCE) < next_month(month):
        raise LedgerError(f"{month:%B %Y} is not over yet.")
    earlier = LedgerMonth.objects.filter(month__lt=first_of(month), closed_at=None, lines__isnull=False)
    if first := earlier.order_by("month").first():
        raise LedgerError(f"Close {first.month:%B %Y} first.")


@transaction.atomic
def locked_month(month: datetime.date) -> LedgerMonth:
    LedgerMonth.objects.get_or_create(month=first_of(month))
    return LedgerMonth.objects.select_for_update().get(month=first_of(month))
