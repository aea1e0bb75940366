"""Which lines of a month somebody wants to see: one form for the page, the exports and the steps of the accountant."""

import datetime
from typing import Any, cast

from django import forms
from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from news.listings import PROVINCE
from news.models import Article, Category, Contributor, LedgerLine
from news.models.ledger import LedgerLineQuerySet
from news.royalties.months import first_of

STATES = [
    ("", _("All")),
    ("proposed", _("Proposed")),
    ("unpaid", _("Approved, not paid")),
    ("overdue", _("Overdue")),
    ("paid", _("Paid")),
]


class Narrowing(forms.Form):
    """Offers the people and sections of the month only."""

    person = forms.ModelChoiceField(
        Contributor.objects.none(), required=False, to_field_name="uuid", label=_("Person"), empty_label=_("Everyone")
    )
    genre = forms.ChoiceField(choices=[("", _("All genres")), *Article.Genre.choices], required=False, label=_("Genre"))
    section = forms.ModelChoiceField(
        Category.objects.none(), required=False, label=_("Section"), empty_label=_("All sections")
    )
    state = forms.ChoiceField(choices=STATES, required=False, label=_("State"))

    def __init__(self, query: QueryDict, month: datetime.date) -> None:
        super().__init__(query)
        self.month = first_of(month)
        booked = LedgerLine.objects.filter(month__month=self.month)
        self.offer("person", Contributor.objects.filter(pk__in=booked.values("contributor")))
        self.offer("section", Category.objects.filter(pk__in=booked.values("edition__section")))

    def offer(self, field: str, rows: QuerySet[Any]) -> None:
        cast(forms.ModelChoiceField, self.fields[field]).queryset = rows

    def lines(self) -> LedgerLineQuerySet:
        """Of the month, as narrowed. Raises BadRequest for what cannot be asked."""
        if not self.is_valid():
            raise BadRequest("These lines cannot be asked for.")
        rows = LedgerLine.objects.filter(month__month=self.month)
        columns = {"person": "contributor", "genre": "genre", "section": "edition__section"}
        asked = {columns[name]: self.cleaned_data[name] for name in columns if self.cleaned_data[name]}
        return in_state(rows.filter(**asked), self.cleaned_data["state"])

    @property
    def is_narrowed(self) -> bool:
        return self.is_valid() and any(self.cleaned_data.values())


def in_state(rows: LedgerLineQuerySet, state: str) -> LedgerLineQuerySet:
    if state == "proposed":
        return rows.proposed()
    if state == "unpaid":
        return rows.unpaid()
    if state == "paid":
        return rows.exclude(paid_on=None)
    if state == "overdue":
        return rows.overdue(timezone.localdate(timezone=PROVINCE))
    return rows
