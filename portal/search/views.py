from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import translate_url
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from portal.search.addresses import parameters, read
from portal.search.finding import Results, find
from portal.search.narrowing import Narrowing
from portal.search.query import Query
from portal.search.showing import Showing
from portal.texts.page import Crumb, Page, language
from portal.texts.paging import Paging, page_number


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Without words it shows the newest, and what they can be narrowed to."""
    asked, not_understood = read(request.GET, page_number(request))
    results = find(replace(asked, language=asked.language or language()))
    if asked.page > max(results.pages, 1):
        raise Http404
    answered = replace(asked, text=str(results.wording)) if results.suggested else asked
    narrowing = Narrowing(request.path, answered, results)
    context = {
        "page": page_of(request, asked),
        "asked": asked,
        "not_understood": not_understood,
        "results": results,
        "heading": heading(asked, results),
        "showing": Showing(results.documents, results.words.to_highlight()),
        "narrowing": narrowing,
        "paging": Paging(request.path, asked.page, results.pages, tuple(parameters(answered))),
    }
    return render(request, "search/search.html", context)


def page_of(request: HttpRequest, asked: Query) -> Page:
    paging = Paging(request.path, asked.page, 1, tuple(parameters(asked)))
    return Page(
        title=_("Search: %(words)s") % {"words": asked.text} if asked.text else _("Search"),
        description=_(
            "Stories, people, organizations and events of this portal, found with or without Vietnamese marks."
        ),
        path=paging.here,
        crumbs=(Crumb(_("Search")),),
        noindex=True,
        # The other language finds fewer or more: there only the first page is certain.
        translated=translate_url(paging.path_of(1), "en" if language() == "vi" else "vi"),
    )


def heading(asked: Query, results: Results) -> str:
    number = number_format(results.total, force_grouping=True)
    if not results.is_complete:
        return _("More than %(number)s results") % {"number": number}
    if not asked.text and not asked.is_narrowed:
        return _("Newest")
    return ngettext("%(number)s result", "%(number)s results", results.total) % {"number": number}
