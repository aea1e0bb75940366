"""One story for a guest with a link: as it stands saved, nothing beside it, until the link ends or is revoked."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from news.history import History
from news.models import Edition, Illustration, PreviewLink
from news.previews import edition_of, with_pictures_at
from news.schema import article_page
from news.stories import read_stories
from portal.pictures.renditions import NAMES
from portal.pictures.views import rendition_file
from portal.texts.page import Page

HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    # The address is the key.
    "Referrer-Policy": "no-referrer",
}


@require_safe
def story(request: HttpRequest, token: str) -> HttpResponse:
    link = valid_link(token)
    edition = edition_of(read_stories([link.article])[0])
    html = page_of(request, edition, {"link": link})
    return HttpResponse(with_pictures_at(html, f"{reverse('preview', args=[token])}pictures/"), headers=HEADERS)


@require_safe
def picture(request: HttpRequest, token: str, uuid: UUID, name: str) -> HttpResponseBase:
    link = valid_link(token)
    if name not in NAMES or not Illustration.objects.filter(article=link.article, picture__uuid=uuid).exists():
        raise Http404
    response = rendition_file(request, uuid, name)
    for header, value in HEADERS.items():
        response.headers[header] = value
    return response


def valid_link(token: str) -> PreviewLink:
    link = PreviewLink.objects.valid().of_token(token).select_related("article").first()
    if link is None:
        raise Http404
    return link


def page_of(request: HttpRequest, edition: Edition, more: dict[str, object]) -> str:
    """The readers' template, without what counts a view."""
    with translation.override(edition.language):
        page = article_page(edition)
        page = Page(**{**page.__dict__, "noindex": True, "jsonld": (), "feed": None})
        context = {"page": page, "edition": edition, "beside": [], "history": History(edition), "is_preview": True}
        return render_to_string("news/edition_detail.html", context | more, request)
