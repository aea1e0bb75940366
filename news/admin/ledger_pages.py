"""The accountant's pages: the months, one of them, a person's statement, totals, what is printed and exported."""

import datetime
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.admin import site
from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import Count, F, Q, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from news.admin.royalties import SEE, SETTLE, refuse_others
from news.models import Contributor, LedgerLine, LedgerMonth
from news.royalties.bars import bars_of
from news.royalties.ledger import unbooked_in
from news.royalties.narrowing import Narrowing
from news.royalties.statements import MonthStatement, as_csv, as_xlsx, by_person, in_full, statement_of_month
from news.royalties.totals import by_genre, by_role, by_section, months_of, sums_of

PER_PAGE = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def months(request: HttpRequest) -> HttpResponse:
    refuse_others(request)
    unpaid = Count("lines", filter=Q(lines__approved_at__isnull=False, lines__paid_on=None))
    rows = LedgerMonth.objects.select_related("closed_by").annotate(
        n=Count("lines"), amount=Sum("lines__amount"), n_unpaid=unpaid
    )
    return page(request, "month_list", _("Royalties"), months=rows.order_by("-month"))


def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """100 lines a page; the number of queries is the same for one line and for 5,000."""
    booked = month_for(request, year, month)
    narrowing = Narrowing(request.GET, booked.month)
    lines = narrowing.lines()
    sums = sums_of(lines)
    return page(
        request,
        "month_detail",
        _("Royalties of %(month)s") % {"month": name_of(booked.month)},
        month=booked,
        narrowing=narrowing,
        query=asked(request),
        sums=sums,
        lines=page_of(request, in_full(lines).annotate(assessment=F("article__assessment")), sums["lines"]),
        unbooked=0 if booked.is_closed else unbooked_in(booked.month).count(),
        before=LedgerMonth.objects.filter(month__lt=booked.month).first(),
        after=LedgerMonth.objects.filter(month__gt=booked.month).last(),
    )


def person(request: HttpRequest, year: int, month: int, uuid: UUID) -> HttpResponse:
    booked = month_for(request, year, month)
    who = get_object_or_404(Contributor, uuid=uuid)
    lines = LedgerLine.objects.filter(month=booked, contributor=who)
    title = _("Statement of %(person)s") % {"person": who.name}
    facts = {"month": booked, "person": who, "lines": in_full(lines), "sums": sums_of(lines)}
    return page(request, "person_detail", title, months=months_of(who), **facts)


def totals(request: HttpRequest, year: int, month: int) -> HttpResponse:
    booked = month_for(request, year, month)
    lines = Narrowing(request.GET, booked.month).lines()
    groups = [
        (_("By genre"), _("Genre"), by_genre(lines)),
        (_("By section"), _("Section"), by_section(lines, _("Without a section"))),
        (_("By kind of work"), _("Kind of work"), by_role(lines)),
    ]
    title = _("Totals of %(month)s") % {"month": name_of(booked.month)}
    drawn = [(heading, column, bars_of(found)) for heading, column, found in groups]
    return page(request, "totals", title, month=booked, groups=drawn, sums=sums_of(lines), query=asked(request))


def printed(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """All lines, by person, with a place for signatures."""
    booked = month_for(request, year, month)
    lines = Narrowing(request.GET, booked.month).lines()
    title = _("Royalties of %(month)s") % {"month": name_of(booked.month)}
    return page(request, "month_print", title, month=booked, people=by_person(lines), sums=sums_of(lines))


def export(request: HttpRequest, year: int, month: int, kind: str) -> HttpResponse:
    """What the page shows, as narrowed, and all of it. Neither form holds anything that a spreadsheet would run."""
    booked = month_for(request, year, month)
    statement = statement_of_month(booked.month, Narrowing(request.GET, booked.month).lines())
    content_type, write = FORMS[kind]
    name = f"royalties-{booked.month:%Y-%m}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(write(statement), content_type=content_type, headers=headers)


def csv_for_spreadsheets(statement: MonthStatement) -> str:
    """With the mark by which a spreadsheet knows UTF-8: names have diacritics."""
    return "\ufeff" + as_csv(statement)


FORMS: dict[str, tuple[str, Callable[[MonthStatement], str | bytes]]] = {
    "csv": ("text/csv; charset=utf-8", csv_for_spreadsheets),
    "xlsx": (XLSX, as_xlsx),
}


def month_for(request: HttpRequest, year: int, month: int, *, settle: bool = False) -> LedgerMonth:
    """The one way to a month: for who may see royalties or, where money is moved, settle them."""
    refuse_others(request, settle=settle)
    if not (1900 <= year <= 2999 and 1 <= month <= 12):
        raise Http404
    return get_object_or_404(LedgerMonth.objects.select_related("closed_by"), month=datetime.date(year, month, 1))


def page(request: HttpRequest, name: str, title: str, **facts: Any) -> HttpResponse:
    about = {"title": title, "may_settle": request.user.has_perms([SEE, SETTLE])}
    return TemplateResponse(request, f"admin/news/royalties/{name}.html", site.each_context(request) | about | facts)


def page_of(request: HttpRequest, lines: Any, count: int) -> Page:
    paginator = Paginator(lines, PER_PAGE)
    paginator.count = count
    try:
        return paginator.page(request.GET.get("page", 1))
    except InvalidPage:
        raise Http404 from None


def asked(request: HttpRequest) -> str:
    """The question without the number of the page, to be carried on: "?genre=news", or nothing."""
    kept = {name: value for name, value in request.GET.items() if name in Narrowing.base_fields and value}
    return f"?{urlencode(kept)}" if kept else ""


def name_of(month: datetime.date) -> str:
    return date_format(month, "YEAR_MONTH_FORMAT")
