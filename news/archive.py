"""The archive: every dated story lies four clicks from the front page; the undated lie apart."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from news.listings import ListKey
from news.models import NewsList
from news.months import months_of_list
from news.pages import NoSuchPage, filtered_page, list_page
from news.periods import Period
from news.shelves import Shelf
from portal.texts.page import Crumb, Page
from portal.texts.paging import Paging, page_number


@require_safe
def archive(request: HttpRequest, **parts: int) -> HttpResponse:
    try:
        period = Period(request.LANGUAGE_CODE, **parts)
    except ValueError:
        raise Http404 from None
    context = {"period": period, "undated": undated_count(period), **stories(request, period)}
    return render(request, "news/archive.html", {"page": head(period, context["paging"]), **context})


def undated_count(period: Period) -> int:
    return sum(month.n for month in months_of_list(ListKey(NewsList.Kind.UNDATED, period.language), timezone.now()))


def stories(request: HttpRequest, period: Period) -> dict[str, Any]:
    """The stories of a month or a day; a year shows its months instead."""
    if not period.month:
        return {"listing": None, "paging": Paging(period.path, 1, 1)}
    number = page_number(request)
    try:
        listing = filtered_page(period.rows, number)
    except NoSuchPage:
        raise Http404 from None
    return {
        "listing": listing,
        "paging": Paging(period.path, number, listing.pages),
        "weekdays": [WEEKDAYS_ABBR[day] for day in range(7)],
    }


def head(period: Period, paging: Paging) -> Page:
    title = period.label if not period.year else _("Archive: %(period)s") % {"period": period.label}
    if paging.number > 1:
        title = _("%(title)s, page %(number)d") % {"title": title, "number": paging.number}
    return Page(
        title=title,
        description=_("Stories of the provincial portal by year, month and day of publication: %(period)s.")
        % {"period": period.label},
        path=paging.here,
        crumbs=crumbs(period),
    )


def crumbs(period: Period) -> tuple[Crumb, ...]:
    steps = [Period(period.language)]
    parts = [part for part in (period.year, period.month, period.day) if part]
    steps += [Period(period.language, *parts[: depth + 1]) for depth in range(len(parts))]
    return (*(Crumb(step.label, step.path) for step in steps[:-1]), Crumb(steps[-1].label))


@require_safe
def undated(request: HttpRequest) -> HttpResponse:
    """The stories whose date of publication nobody knows, in the order of the old lists."""
    shelf = Shelf(
        key=ListKey(NewsList.Kind.UNDATED, request.LANGUAGE_CODE),
        title=_("Undated stories"),
        description=_("Stories of the former portal of which no date of publication survives, in their old order."),
        path=reverse("archive_undated"),
        crumbs=(Crumb(_("Archive"), reverse("archive")), Crumb(_("Undated stories"))),
    )
    number = page_number(request)
    try:
        listing = list_page(shelf.key, number)
    except NoSuchPage:
        raise Http404 from None
    paging = Paging(shelf.path, number, listing.pages)
    context = {"page": shelf.page(paging, narrowed=False), "shelf": shelf, "listing": listing, "paging": paging}
    return render(request, "news/edition_list.html", context)
