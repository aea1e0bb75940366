"""Which requests a kept page may answer, and what tells two of them apart."""

from typing import Any

from django.conf import settings

Environ = dict[str, Any]
Key = tuple[str | None, ...]

METHODS = ("GET", "HEAD")
LONGEST_QUERY = 1024  # a query is the reader's to make up, and keys take memory too
# Without a Host nothing is kept; the others may change an answer in ways that its address does not tell.
ALONE = ("HTTP_AUTHORIZATION", "HTTP_TRANSFER_ENCODING")
ADDRESS = ("wsgi.url_scheme", "HTTP_HOST", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING")


class Keys:
    """Reads the settings once: this runs for every request."""

    def __init__(self) -> None:
        self.parts = ADDRESS + believed_headers()
        self.cookies = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME)
        self.elsewhere = ("/admin/", settings.STATIC_URL, settings.MEDIA_URL)

    def key(self, environ: Environ) -> Key | None:
        """None for a request that always goes to Django."""
        if environ["REQUEST_METHOD"] not in METHODS or "HTTP_HOST" not in environ:
            return None
        if environ["PATH_INFO"].startswith(self.elsewhere) or len(environ.get("QUERY_STRING", "")) > LONGEST_QUERY:
            return None
        if self.is_personal(environ) or has_body(environ):
            return None
        return tuple(map(environ.get, self.parts))

    def is_personal(self, environ: Environ) -> bool:
        """A cookie of somebody else, set for the whole domain, changes no page of ours."""
        cookies = environ.get("HTTP_COOKIE")
        # Not parsed: a value that happens to hold such a name only costs a rendering.
        if cookies and any(name in cookies for name in self.cookies):
            return True
        return any(name in environ for name in ALONE)


def believed_headers() -> tuple[str, ...]:
    """Headers of a proxy out of which Django makes the address of a page, as the settings say."""
    headers = [settings.SECURE_PROXY_SSL_HEADER[0]] if settings.SECURE_PROXY_SSL_HEADER else []
    headers += ["HTTP_X_FORWARDED_HOST"] if settings.USE_X_FORWARDED_HOST else []
    headers += ["HTTP_X_FORWARDED_PORT"] if settings.USE_X_FORWARDED_PORT else ["SERVER_PORT"]
    return tuple(headers)


def has_body(environ: Environ) -> bool:
    return environ.get("CONTENT_LENGTH", "") not in ("", "0")
