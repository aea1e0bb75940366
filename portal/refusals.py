"""What is said when a page cannot be. Reads neither body nor database: either may be what is broken."""

import re
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from portal.navigation import fixed_navigation
from portal.texts.page import Page

# What a person may have typed; anything else is not shown again.
READABLE = re.compile(r"[\w/.,~+-]{1,200}")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return refusal(request, 400, _("This request cannot be understood"))


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    return refusal(request, 403, _("This page is not open to you"))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    address = request.path if READABLE.fullmatch(request.path) else ""
    return refusal(request, 404, _("There is no page at this address"), address=address, words=words_of(address))


def server_error(request: HttpRequest) -> HttpResponse:
    return HttpResponseServerError(render_to_string("500.html", {"site_name": settings.SITE_NAME}))


def refusal(request: HttpRequest, status: int, title: str, **context: Any) -> HttpResponse:
    description = _("Search the portal, or start from one of its sections.")
    page = Page(title=title, description=f"{title}. {description}", path="", noindex=True)
    context |= {"page": page, "navigation": fixed_navigation(request.path, page.language)}
    return render(request, f"{status}.html", context, status=status)


def words_of(address: str) -> str:
    """The words of the last part of an address, which are what was looked for."""
    last = address.rstrip("/").rpartition("/")[2]
    return " ".join(re.findall(r"[^\W\d_]{2,}", last.removesuffix(".aspx")))
