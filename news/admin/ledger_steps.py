"""The accountant's steps: propose, approve, close, pay. Each asks once, naming what it is about, then acts."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from news.admin.ledger_pages import asked, month_for, name_of, page
from news.listings import PROVINCE
from news.models import LedgerMonth
from news.models.ledger import LedgerLineQuerySet
from news.royalties.ledger import Proposal, propose_month
from news.royalties.months import LedgerError
from news.royalties.narrowing import Narrowing
from news.royalties.settling import approve, close_month, mark_paid
from news.royalties.statements import in_full
from news.royalties.totals import Sums, sums_of

NAMED = 3


class PaymentForm(forms.Form):
    on = forms.DateField(label=gettext_lazy("Paid on"), widget=forms.TextInput(attrs={"class": "vDateField"}))
    reference = forms.CharField(
        label=gettext_lazy("Reference"), max_length=100, help_text=gettext_lazy("Number of the payment order.")
    )


@require_POST
def propose(request: HttpRequest, year: int, month: int) -> HttpResponse:
    booked = month_for(request, year, month, settle=True)
    tell(request, propose_month(booked.month))
    return HttpResponseRedirect(booked.get_absolute_url())


def tell(request: HttpRequest, proposal: Proposal) -> None:
    messages.success(request, _("%(n)s lines proposed.") % {"n": len(proposal.lines)})
    for refusal in proposal.refusals[:NAMED]:
        messages.warning(request, f"{refusal.article}: {refusal.reason}")
    if len(proposal.refusals) > NAMED:
        left = len(proposal.refusals) - NAMED
        messages.warning(request, _("And %(n)s more stories that cannot be reckoned.") % {"n": left})


def approve_lines(request: HttpRequest, year: int, month: int) -> HttpResponse:
    booked = month_for(request, year, month, settle=True)
    chosen = choose(request, booked, "proposed")
    if request.method == "POST" and chosen.is_as_shown(request, "approve"):
        n = approve(chosen.lines, cast(User, request.user))
        messages.success(request, _("%(n)s lines approved.") % {"n": n})
        return HttpResponseRedirect(booked.get_absolute_url())
    return ask(request, booked, chosen, _("Approve lines of %(month)s"), step="approve")


def pay_lines(request: HttpRequest, year: int, month: int) -> HttpResponse:
    booked = month_for(request, year, month, settle=True)
    chosen = choose(request, booked, "unpaid")
    form = PaymentForm(request.POST if request.method == "POST" else None, initial={"on": today()})
    if form.is_bound and form.is_valid() and chosen.is_as_shown(request, "pay"):
        try:
            mark_paid(chosen.lines, on=form.cleaned_data["on"], reference=form.cleaned_data["reference"])
        except LedgerError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("%(n)s lines marked as paid.") % {"n": chosen.sums["lines"]})
            return HttpResponseRedirect(booked.get_absolute_url())
    return ask(request, booked, chosen, _("Mark lines of %(month)s as paid"), step="pay", form=form)


def close(request: HttpRequest, year: int, month: int) -> HttpResponse:
    booked = month_for(request, year, month, settle=True)
    chosen = Chosen(Narrowing(QueryDict(), booked.month).lines())
    if request.method == "POST" and chosen.is_as_shown(request, "close"):
        try:
            close_month(booked.month, cast(User, request.user))
        except LedgerError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("%(month)s is closed.") % {"month": name_of(booked.month)})
        return HttpResponseRedirect(booked.get_absolute_url())
    return ask(request, booked, chosen, _("Close %(month)s"), step="close")


class Chosen:
    def __init__(self, lines: LedgerLineQuerySet, keys: Iterable[str] = (), query: str = "") -> None:
        self.lines, self.keys, self.query = lines, list(keys), query
        self.sums: Sums = sums_of(lines)

    def named(self) -> Iterable[Any]:
        return in_full(self.lines)[:NAMED]

    @property
    def others(self) -> int:
        return max(self.sums["lines"] - NAMED, 0)

    @property
    def shown(self) -> str:
        return f"{self.sums['lines']} {self.sums['total']}"

    def is_as_shown(self, request: HttpRequest, step: str) -> bool:
        """What was asked about is what is there; else it is shown anew, and asked again."""
        if self.sums["lines"] and request.POST.get("shown") == self.shown:
            return True
        messages.warning(request, _("The lines have changed since they were shown. Look again."))
        return False


def choose(request: HttpRequest, booked: LedgerMonth, state: str) -> Chosen:
    """Of the month, what was ticked or else all that the list was narrowed to, and of that what awaits the step."""
    query = request.GET.copy()
    query["state"] = state
    lines = Narrowing(query, booked.month).lines()
    keys = request.GET.getlist("line")
    if not keys:
        return Chosen(lines, query=asked(request))
    if not all(key.isascii() and key.isdigit() and len(key) < 19 for key in keys):
        raise BadRequest("Lines are chosen by number.")
    return Chosen(lines.filter(pk__in=keys), keys)


@dataclass(frozen=True)
class Words:
    """What a step says when it asks."""

    doing: Any
    button: Any
    nothing: Any


WORDS = {
    "approve": Words(
        gettext_lazy("Whoever approves says that the stories were published as reckoned."),
        gettext_lazy("Approve"),
        gettext_lazy("Nothing here waits for approval."),
    ),
    "pay": Words(
        gettext_lazy("A payment is noted once, with its day and reference, and stays."),
        gettext_lazy("Mark as paid"),
        gettext_lazy("Nothing here is approved and unpaid."),
    ),
    "close": Words(
        gettext_lazy("A closed month never changes: what is corrected later is booked in the open one."),
        gettext_lazy("Close the month for good"),
        gettext_lazy("There is nothing in this month."),
    ),
}


def ask(
    request: HttpRequest, booked: LedgerMonth, chosen: Chosen, title: str, *, step: str, form: PaymentForm | None = None
) -> HttpResponse:
    named = title % {"month": name_of(booked.month)}
    return page(request, "step", named, month=booked, chosen=chosen, words=WORDS[step], form=form)


def today() -> datetime.date:
    return timezone.localdate(timezone=PROVINCE)
