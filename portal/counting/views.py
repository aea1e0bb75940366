"""The two ways in which a page reports that it was read. Which article is public, the caller knows."""

import re
from collections.abc import Callable
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from portal.counting.clients import allowed, client_address, is_bot, is_from_elsewhere, is_prefetch
from portal.counting.hits import record
from portal.counting.models import Kind
from portal.counting.pace import fold_when_due
from portal.counting.patience import patiently
from portal.counting.totals import total

FindArticle = Callable[[UUID], int | None]

FORM = "application/x-www-form-urlencoded"
LONGEST_BODY = 1024
POSTED = re.compile(rb"id=([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})")

# One transparent point, GIF89a.
PICTURE = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00"
    b",\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)


def answer_beacon(request: HttpRequest, article: UUID, find_article: FindArticle) -> HttpResponse:
    """GET shows the article's views; POST of a form `id=<uuid>` counts one, and the same id never twice.

    `find_article` gives the number of a public article, or None.
    """
    if request.method in ("GET", "HEAD"):
        return show(article, find_article)
    if request.method != "POST":
        return unstored(405, headers={"Allow": "GET, HEAD, POST"})
    hit_id = posted_id(request)
    if not hit_id:
        return unstored(400, b'{"error": "Post a form with id=<uuid>, of at most 1 KB."}')
    if not allowed(client_address(request), timezone.now()):
        return unstored(429, b'{"error": "Too many views from this address."}', headers={"Retry-After": "60"})
    if is_prefetch(request) or is_from_elsewhere(request):
        return show(article, find_article)
    kind = Kind.BOT if is_bot(request.headers.get("User-Agent", "")) else Kind.VIEW
    return tell(count(article, hit_id, kind, find_article))


def answer_pixel(request: HttpRequest, article: UUID, find_article: FindArticle) -> HttpResponse:
    """The picture of readers without script, counted apart. Each time it is fetched it is a hit of its own."""
    if request.method not in ("GET", "HEAD"):
        return unstored(405, headers={"Allow": "GET, HEAD"})
    if request.method == "HEAD" or is_prefetch(request) or is_from_elsewhere(request):
        return picture(200)
    if not allowed(client_address(request), timezone.now()):
        return picture(429, headers={"Retry-After": "60"})
    kind = Kind.BOT if is_bot(request.headers.get("User-Agent", "")) else Kind.WITHOUT_SCRIPT
    counted = count(article, uuid4(), kind, find_article)
    return picture(200 if counted is not None else 404)


def posted_id(request: HttpRequest) -> UUID | None:
    """The id that was posted, if the body is exactly the form that our script sends."""
    # fetch() names the charset of what it sends as URLSearchParams.
    charset = request.content_params.get("charset", "utf-8") if request.content_params else "utf-8"
    # Nothing of a body is read before its kind and length are known.
    if request.content_type != FORM or charset.lower() != "utf-8" or not 0 < length(request) <= LONGEST_BODY:
        return None
    try:
        found = POSTED.fullmatch(request.body)
    except OSError:  # UnreadablePostError: the client hung up in the middle
        return None
    return UUID(found[1].decode()) if found else None


def length(request: HttpRequest) -> int:
    written = request.headers.get("Content-Length", "")
    return int(written) if re.fullmatch("[0-9]{1,9}", written) else 0  # int() takes "+5" and "1_0" too


def show(article: UUID, find_article: FindArticle) -> HttpResponse:
    def look() -> int | None:
        article_id = find_article(article)
        return None if article_id is None else total(article_id)

    return tell(patiently(look))


def count(article: UUID, hit_id: UUID, kind: Kind, find_article: FindArticle) -> int | None:
    """The new total, or None if there is no such public article. One id for all attempts: none is counted twice."""

    def attempt() -> int | None:
        article_id = find_article(article)
        return None if article_id is None else record(article_id, hit_id, kind)

    counted = patiently(attempt)
    if counted is not None:
        fold_when_due()
    return counted


def tell(views: int | None) -> HttpResponse:
    if views is None:
        return unstored(404, b'{"error": "No such article."}')
    return unstored(200, b'{"views": %d}' % views)


def picture(status: int, headers: dict[str, str] | None = None) -> HttpResponse:
    return unstored(status, PICTURE, "image/gif", headers)


def unstored(
    status: int, body: bytes = b"", content_type: str = "application/json", headers: dict[str, str] | None = None
) -> HttpResponse:
    stored_nowhere = {"Cache-Control": "no-store", **(headers or {})}
    return HttpResponse(body, status=status, content_type=content_type, headers=stored_nowhere)
