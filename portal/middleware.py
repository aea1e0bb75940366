"""What every answer passes through, split by address: readers' pages need no session, sign-in or CSRF.

Only addresses under /admin/ carry a session. A reader's page therefore sets no cookie, does not vary
by one, and costs no work of these middlewares.
"""

from collections.abc import Callable
from typing import Any

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.contrib.auth import middleware as auth
from django.contrib.messages import middleware as messages
from django.contrib.sessions import middleware as sessions
from django.core.exceptions import RequestDataTooBig
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.middleware import csrf, security
from django.utils import translation
from django.utils.deprecation import MiddlewareMixin

from portal.caching.version import changing

EDITING = ("/admin/",)
SAFE = ("GET", "HEAD")
EDITING_METHODS = (*SAFE, "POST")
# Browsers keep these for good unless they are told to ask (RFC 9111, 4.2.2); but a story may come back.
KEPT_UNASKED = (301, 308, 410)


def is_editing(request: HttpRequest) -> bool:
    return request.path_info.startswith(EDITING)


class OnlyWhereEditing(MiddlewareMixin):
    """Placed before a middleware of Django, it lets readers' requests pass that middleware by."""

    def __call__(self, request: HttpRequest) -> Any:
        return super().__call__(request) if is_editing(request) else self.get_response(request)


class SessionMiddleware(OnlyWhereEditing, sessions.SessionMiddleware):
    pass


class AuthenticationMiddleware(OnlyWhereEditing, auth.AuthenticationMiddleware):
    pass


class MessageMiddleware(OnlyWhereEditing, messages.MessageMiddleware):
    pass


class CsrfViewMiddleware(OnlyWhereEditing, csrf.CsrfViewMiddleware):
    def process_view(self, request: HttpRequest, *args: Any) -> Any:
        return super().process_view(request, *args) if is_editing(request) else None


class EditingPolicyMiddleware(OnlyWhereEditing, CSPMiddleware):
    """A policy with a nonce in place of the readers' constant one, and no copy of the page anywhere."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response = super().process_response(request, response)
        response.headers["Cache-Control"] = "no-store"
        return response


class EditingMethodsMiddleware(OnlyWhereEditing):
    """Views of Django's admin take any method for a GET."""

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        return None if request.method in EDITING_METHODS else HttpResponseNotAllowed(EDITING_METHODS)


class ChangingMiddleware(OnlyWhereEditing):
    """What an editor sends is one transaction, since any of it may change what is public.

    On SQLite it holds the only write lock. So it begins when nothing is left to wait for: the body is read,
    its token checked, the editor known. Signing in writes nothing public and stays outside.
    """

    def process_request(self, request: HttpRequest) -> None:
        signed_in = request.method not in SAFE and request.user.is_authenticated
        limit = settings.REQUEST_MAX_BYTES if signed_in else settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if content_length(request) > limit:
            raise RequestDataTooBig(f"More than {limit} bytes were sent.")

    # Not sooner: the token is checked in process_view too, by the middleware before this one.
    def process_view(self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any) -> Any:
        if not is_editing(request) or request.method in SAFE or not request.user.is_authenticated:
            return None
        read_body(request)
        with changing():
            return view(request, *args, **kwargs)


def content_length(request: HttpRequest) -> int:
    text = request.headers.get("content-length") or "0"
    return int(text) if text.isdecimal() else 0  # Django refuses the rest


def read_body(request: HttpRequest) -> None:
    """Forms with their files, which go to disk; anything else as it is, within DATA_UPLOAD_MAX_MEMORY_SIZE."""
    is_form = request.content_type in {"multipart/form-data", "application/x-www-form-urlencoded"}
    _ = request.POST if is_form else request.body


class LanguageMiddleware:
    """The language is that of the address alone, so that one address is one page: no cookie, no Accept-Language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class SecurityMiddleware(security.SecurityMiddleware):
    """Django's security headers and the content security policy, and no page that outlives its reason."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        response = super().process_response(request, response)
        for name, value in settings.READER_HEADERS.items():
            # Of the newsroom's pages the policy stands already, with its nonce.
            response.headers.setdefault(name, value)
        if response.status_code in KEPT_UNASKED:
            response.headers.setdefault("Cache-Control", "no-cache")
        return response


class QueryCountMiddleware:
    """With DEBUG on, every answer says how many queries it took."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        queries: list[str] = []

        def counted(execute: Callable[..., Any], sql: str, *args: Any) -> Any:
            queries.append(sql)
            return execute(sql, *args)

        with connection.execute_wrapper(counted):
            response = self.get_response(request)
        response.headers["X-Query-Count"] = str(len(queries))
        return response
