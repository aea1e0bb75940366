"""Where the ledger's pages hang in the newsroom. Only `news.royalties` writes what is looked at here."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from news.admin import ledger_pages, ledger_steps
from news.admin.royalties import RoyaltyAdmin
from news.models import LedgerLine, LedgerMonth

View = Callable[..., HttpResponse]


class BookedAdmin(RoyaltyAdmin):
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(LedgerMonth)
class LedgerMonthAdmin(BookedAdmin):
    def get_urls(self) -> list[URLPattern]:
        pages: list[tuple[str, View, str]] = [
            ("", ledger_pages.month, "month"),
            ("totals/", ledger_pages.totals, "totals"),
            ("print/", ledger_pages.printed, "print"),
            ("people/<uuid:uuid>/", ledger_pages.person, "person"),
            ("propose/", ledger_steps.propose, "propose"),
            ("approve/", ledger_steps.approve_lines, "approve"),
            ("pay/", ledger_steps.pay_lines, "pay"),
            ("close/", ledger_steps.close, "close"),
        ]
        ours = [
            path(f"<int:year>/<int:month>/{tail}", self.admin_site.admin_view(view), name=f"news_ledgermonth_{name}")
            for tail, view, name in pages
        ]
        ours += [
            path(
                f"<int:year>/<int:month>/lines.{kind}",
                self.admin_site.admin_view(ledger_pages.export),
                {"kind": kind},
                name=f"news_ledgermonth_{kind}",
            )
            for kind in ledger_pages.FORMS
        ]
        return [*ours, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return ledger_pages.months(request)


@admin.register(LedgerLine)
class LedgerLineAdmin(BookedAdmin):
    """Every line there is, to be searched over all months."""

    list_display = ["person", "edition", "role", "amount", "formula", "month", "approved_at", "due_on", "paid_on"]
    list_filter = ["month", "role", "genre"]
    list_select_related = ["edition", "month"]
    search_fields = ["person", "edition__headline", "paid_reference"]
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[LedgerLine]:
        return super().get_queryset(request).defer("edition__body_html", "edition__relations", "edition__lead")
