from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from portal.caching.pages import PageCache
from portal.caching.row import SiteState

NOON = datetime(2023, 9, 18, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
INSTANT = timedelta(microseconds=1)
BODY = b"<p>The province opened a bridge.</p>" * 40


def site_state(*, version: int = 7, settled_at: datetime = NOON) -> SiteState:
    return SiteState(version, settled_at)


def environ(*, method: str = "GET", path: str = "/news/", query: str = "", **others: Any) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": method,
        "wsgi.url_scheme": "http",
        "SERVER_PORT": "8000",
        "HTTP_HOST": "testserver",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        **others,
    }


class Answer:
    """What a server would have sent."""

    def __init__(self, application: Callable[..., Any], request: dict[str, Any]) -> None:
        body = application(request, self.start)
        self.body = b"".join(body)
        getattr(body, "close", bool)()

    def start(self, status: str, headers: list[tuple[str, str]], *exc_info: Any) -> None:
        self.status = int(status.split()[0])
        self.headers = dict(headers)
        assert len(self.headers) == len(headers), "a header was sent twice"


class Newspaper:
    """An application that counts how often it had to render, with everything that decides settable."""

    def __init__(self, **headers: str) -> None:
        self.rendered = 0
        self.closed = 0
        self.status = "200 OK"
        self.body = BODY
        self.headers = {"Content-Type": "text/html; charset=utf-8"}
        self.headers |= {name.replace("_", "-"): value for name, value in headers.items()}
        self.length: str | None = None
        self.while_rendering: Callable[[], None] = lambda: None

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> "Newspaper":
        self.rendered += 1
        length = {"Content-Length": str(len(self.body)) if self.length is None else self.length}
        start_response(self.status, list((self.headers | length).items()))
        return self

    def __iter__(self) -> Iterator[bytes]:
        self.while_rendering()
        yield self.body

    def close(self) -> None:
        self.closed += 1


class Press:
    """A page cache before a newspaper, on a clock and a version that stand still until they are moved."""

    def __init__(self, newspaper: Newspaper | None = None, boundary: datetime | None = None) -> None:
        self.newspaper = newspaper or Newspaper()
        self.state = site_state()
        self.now = NOON
        self.boundary = boundary
        self.cache = PageCache(
            self.newspaper,
            state=lambda: self.state,
            boundary=lambda after: self.boundary if self.boundary and self.boundary > after else None,
            clock=lambda: self.now,
        )

    def get(self, path: str = "/news/", **request: Any) -> Answer:
        return Answer(self.cache, environ(path=path, **request))

    def publish(self) -> None:
        self.state = self.state._replace(version=self.state.version + 1)

    @contextmanager
    def renders(self, times: int) -> Iterator[None]:
        before = self.newspaper.rendered
        yield
        assert self.newspaper.rendered - before == times
