"""The page cache: whole pages in the memory of each process, in front of Django.

A kept page is served while the content version is the one that was read *before* it was rendered, and until
the next instant at which anything begins or ends to be public. So a change is seen by the next request, and
so is a scheduled one. Views counted raise no version: for their sake no page is older than PAGE_CACHE_SECONDS.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import Error
from django.http.request import split_domain_port, validate_host
from django.utils import timezone

from portal.caching.answers import Headers, Page, StartResponse, may_be_kept
from portal.caching.boundaries import next_boundary
from portal.caching.keys import Environ, Key, Keys
from portal.caching.row import SiteState
from portal.caching.store import FOREVER, Kept, Store
from portal.caching.version import committed

Application = Callable[[Environ, StartResponse], Iterable[bytes]]


class PageCache:
    """Wraps the WSGI application. Where the version cannot be read, it steps aside."""

    def __init__(
        self,
        application: Application,
        *,
        state: Callable[[], SiteState] = committed,
        boundary: Callable[[datetime], datetime | None] = next_boundary,
        clock: Callable[[], datetime] = timezone.now,
    ) -> None:
        self.application = application
        self.state = state
        self.boundary = boundary
        self.clock = clock
        self.longest = timedelta(seconds=0 if settings.DEBUG else settings.PAGE_CACHE_SECONDS)
        self.pages: Store[Kept[Page]] = Store(settings.PAGE_CACHE_BYTES)
        self.keys = Keys()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        key = self.keys.key(environ) if self.longest else None
        if key is None:
            return self.application(environ, start_response)
        try:
            state, now = self.state(), self.clock()
        except (Error, OSError):  # the database, or the file of the stamp
            return self.application(environ, start_response)
        kept = self.pages.get(key)
        if kept and kept.holds(state, now):
            return kept.value.answer(environ, start_response)
        # Without a body it makes no page that a GET could be answered with.
        if environ["REQUEST_METHOD"] == "HEAD":
            return self.application(environ, start_response)
        return self.render(key, state, now, environ, start_response)

    def render(
        self, key: Key, state: SiteState, at: datetime, environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        beginning = Beginning(start_response)
        body = self.application(environ, beginning)
        if beginning.headers is None:
            return body
        try:
            page = Page(beginning.headers, b"".join(body))
            self.keep(key, page, state, at)
        finally:
            getattr(body, "close", bool)()  # WSGI: whoever reads a body closes it, where it can be
        return page.answer(environ, start_response)

    def keep(self, key: Key, page: Page, state: SiteState, at: datetime) -> None:
        """`at` is a moment before the rendering, so that a boundary passed meanwhile ends the page at once."""
        if not state.version or not is_our_host(key):
            return
        try:
            boundary = self.boundary(at)
        except Error:
            return
        self.pages.put(key, Kept(page, state, at, min(boundary or FOREVER, at + self.longest)), page.cost)


class Beginning:
    """A start_response that withholds status and headers of what may be kept, and passes on all others."""

    def __init__(self, start_response: StartResponse) -> None:
        self.start_response = start_response
        self.headers: Headers | None = None

    def __call__(self, status: str, headers: Headers, *exc_info: Any) -> Any:
        if exc_info or not may_be_kept(status, headers):
            return self.start_response(status, headers, *exc_info)
        self.headers = headers
        return None


def is_our_host(key: Key) -> bool:
    """Django refuses other hosts by itself; here nothing depends on that."""
    domain, _ = split_domain_port(key[1] or "")
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)
