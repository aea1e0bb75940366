"""Pages of news that readers see. Lists and stories are reached through `news.pages` and `news.reading` only."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from news import popular, reading, related, shelves
from news.filters import ListingFilter
from news.history import History
from news.pages import NoSuchPage, filtered_page, list_page, rows_of_now
from news.schema import article_page
from news.sections import sections
from news.shelves import Shelf
from portal.counting.views import answer_beacon, answer_pixel
from portal.texts.page import Page
from portal.texts.paging import Paging, page_number


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    return shelf_page(request, shelves.all_news(request.LANGUAGE_CODE))


@require_safe
def category(request: HttpRequest, path: str) -> HttpResponse:
    shelf = shelves.category(path, request.LANGUAGE_CODE)
    if shelf is None:
        raise Http404
    if path not in sections():
        return redirect(shelf.path, permanent=True)
    return shelf_page(request, shelf)


@require_safe
def keyword(request: HttpRequest, slug: str) -> HttpResponse:
    word = get_object_or_404(reading.keywords(), slug=slug)
    if word.merged_into:
        return redirect(word.merged_into, permanent=True)
    return shelf_page(request, shelves.keyword(word, request.LANGUAGE_CODE))


def shelf_page(request: HttpRequest, shelf: Shelf) -> HttpResponse:
    narrowed = ListingFilter(request.GET, rows_of_now(shelf.key))
    number = page_number(request)
    try:
        listing = filtered_page(narrowed.qs, number) if narrowed.is_narrowed else list_page(shelf.key, number)
    except NoSuchPage:
        raise Http404 from None
    paging = Paging(shelf.path, number, listing.pages, narrowed.chosen)
    context = {
        "page": shelf.page(paging, narrowed.is_narrowed),
        "shelf": shelf,
        "listing": listing,
        "paging": paging,
        "filter": narrowed,
        "years": shelves.years(shelf.key),
        "topics": popular.topics(shelf.key),
        "most_read": popular.most_read(shelf.key),
    }
    return render(request, "news/edition_list.html", context)


@require_safe
def article(request: HttpRequest, slug: str, **day: int) -> HttpResponse:
    # The whole address is the key: year, month and day only shape it.
    edition = reading.edition_at(request.path_info)
    if edition is None:
        return elsewhere(request)
    context = {"page": article_page(edition), "edition": edition, "beside": related.beside(edition)}
    return render(request, "news/edition_detail.html", context | {"history": History(edition)})


def elsewhere(request: HttpRequest) -> HttpResponse:
    """Where the story lives now, or why it is not there any more: 410, for machines too."""
    if moved := reading.moved_to(request.path_info):
        return HttpResponsePermanentRedirect(moved)
    told = reading.withdrawal_at(request.path_info)
    if told is None:
        raise Http404
    title = _("This story was withdrawn")
    page = Page(title=title, description=title, path=request.path_info, noindex=True)
    return render(request, "news/withdrawal.html", {"page": page, "withdrawal": told}, status=410)


@csrf_exempt
def views(request: HttpRequest, article: UUID) -> HttpResponseBase:
    """The beacon: no cookie, no token; the methods are its own business."""
    return answer_beacon(request, article, reading.number_of)


@csrf_exempt
def views_without_script(request: HttpRequest, article: UUID) -> HttpResponseBase:
    return answer_pixel(request, article, reading.number_of)
