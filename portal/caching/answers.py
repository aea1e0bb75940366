"""A finished page and the forms in which it is sent: whole, compressed, or not at all."""

import gzip
import re
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import Any

from django.utils.http import parse_etags

Headers = list[tuple[str, str]]
StartResponse = Callable[..., Any]

TEXT = re.compile(r"text/|application/(?:[a-z.-]+\+)?(?:xml|json)\b")
NEVER = {"no-store", "private"}
LARGEST = 2**20
SMALLEST_COMPRESSED = 500
# An entry's dictionaries, header lists and key, measured generously.
OVERHEAD = 4096
REPLACED = {"content-length", "etag", "vary"}  # `Page` says these itself


def may_be_kept(status: str, headers: Headers) -> bool:
    """Only whole, public, finished texts. HTML unless it says no; feeds and data if they say `public`."""
    named = {name.lower(): value for name, value in headers}
    directives = {part.strip().lower() for part in named.get("cache-control", "").split(",")}
    kind = named.get("content-type", "").lower()
    if not status.startswith("200 ") or not TEXT.match(kind) or directives & NEVER:
        return False
    if not kind.startswith("text/html") and "public" not in directives:
        return False
    if named.keys() & {"set-cookie", "content-encoding"} or varies(named.get("vary", "")):
        return False
    return not has_nonce(named) and is_small(named.get("content-length", ""))


def varies(vary: str) -> bool:
    return not {name.strip().lower() for name in vary.split(",") if name.strip()} <= {"accept-encoding"}


def has_nonce(named: dict[str, str]) -> bool:
    """A number used once would be used by everyone."""
    policies = (named.get(f"content-security-policy{mode}", "") for mode in ("", "-report-only"))
    return any("'nonce-" in policy for policy in policies)


def is_small(length: str) -> bool:
    """A stream, which has no length, is not collected in memory."""
    return length.isdecimal() and int(length) <= LARGEST


class Page:
    def __init__(self, headers: Headers, body: bytes) -> None:
        self.body = body
        # Weak, since the page and its compressed form share it (RFC 9110, section 8.8.1).
        self.etag = tag_of(headers) or f'W/"{blake2b(body, digest_size=12).hexdigest()}"'
        self.common = [(name, value) for name, value in headers if name.lower() not in REPLACED]
        self.common += [("ETag", self.etag), ("Vary", "Accept-Encoding")]
        if not any(name.lower() == "cache-control" for name, _ in headers):
            # Browsers may keep it, and ask each time whether it still holds.
            self.common.append(("Cache-Control", "no-cache"))
        self.headers = [*self.common, ("Content-Length", str(len(body)))]

    @property
    def cost(self) -> int:
        """Bytes, with the compressed form that may follow: that one is never longer."""
        return 2 * len(self.body) + OVERHEAD

    @cached_property
    def compressed(self) -> tuple[Headers, bytes]:
        body = gzip.compress(self.body, 6, mtime=0)  # without a time, all workers send the same bytes
        if len(self.body) < SMALLEST_COMPRESSED or len(body) >= len(self.body):
            return self.headers, self.body
        return [*self.common, ("Content-Encoding", "gzip"), ("Content-Length", str(len(body)))], body

    def answer(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        if "HTTP_IF_NONE_MATCH" in environ and self.is_known(environ["HTTP_IF_NONE_MATCH"]):
            start_response("304 Not Modified", [pair for pair in self.common if pair[0].lower() != "content-type"])
            return []
        headers, body = self.headers, self.body
        if accepts_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")):
            headers, body = self.compressed
        start_response("200 OK", headers.copy())  # the server may change what it is given
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def is_known(self, if_none_match: str) -> bool:
        tags = parse_etags(if_none_match)
        return tags == ["*"] or self.etag.removeprefix("W/") in {tag.removeprefix("W/") for tag in tags}


def tag_of(headers: Headers) -> str:
    """Its own one, by which it may be known before it is made; weak, since the answer may be compressed."""
    own = next((value for name, value in headers if name.lower() == "etag"), "")
    return own and f"W/{own.removeprefix('W/')}"


@lru_cache(maxsize=64)
def accepts_gzip(accepted: str) -> bool:
    """RFC 9110, section 12.5.3: a coding of weight 0 is refused; `*` stands for what is not named."""
    weights = dict(coding(part) for part in accepted.lower().split(",") if part.strip())
    return weights.get("gzip", weights.get("*", 0.0)) > 0


def coding(part: str) -> tuple[str, float]:
    name, _, parameter = part.partition(";")
    match = re.fullmatch(r"\s*q=([01](?:\.\d{0,3})?)\s*", parameter)
    return name.strip(), float(match[1]) if match else 1.0
