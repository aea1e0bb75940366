"""Atom feeds (RFC 4287) of lists. An entry is an edition; its id outlives addresses and headlines."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from news import shelves
from news.atom import ShelfFeed
from news.reading import keywords
from news.sections import sections
from news.shelves import Shelf
from portal.addresses.claims import record_at
from portal.caching.sharing import shared
from portal.directory.models import Official, Organization


@shared
@require_safe
def atom(request: HttpRequest, path: str = "") -> HttpResponse:
    language = request.LANGUAGE_CODE
    shelf = shelves.category(path, language) if path else shelves.all_news(language)
    if shelf is None:
        raise Http404
    return answer(request, shelf) if not path or path in sections() else moved(shelf)


@shared
@require_safe
def record_atom(request: HttpRequest, slug: str, model: type[Official] | type[Organization]) -> HttpResponse:
    """Also at every address that the record once had."""
    record = model.objects.defer("summary").filter(slug=slug).first()
    if record is None:
        uuid = record_at(f"{model.folder}{slug}/", model.address_kind)
        record = get_object_or_404(model.objects.defer("summary"), uuid=uuid)
        return moved(shelves.record(record, request.LANGUAGE_CODE))
    return answer(request, shelves.record(record, request.LANGUAGE_CODE))


@shared
@require_safe
def keyword_atom(request: HttpRequest, slug: str) -> HttpResponse:
    word = get_object_or_404(keywords(), slug=slug)
    if word.merged_into:
        return moved(shelves.keyword(word.merged_into, request.LANGUAGE_CODE))
    return answer(request, shelves.keyword(word, request.LANGUAGE_CODE))


def moved(shelf: Shelf) -> HttpResponse:
    return HttpResponsePermanentRedirect(shelf.feed_path)


def answer(request: HttpRequest, shelf: Shelf) -> HttpResponse:
    response = ShelfFeed()(request, shelf=shelf)
    # The newest date stays the same when a story is withdrawn: see `shared`.
    del response.headers["Last-Modified"]
    return response
