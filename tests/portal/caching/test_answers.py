import gzip
from random import Random

import pytest

from portal.caching.answers import LARGEST, Page, accepts_gzip, may_be_kept

from .factories import BODY, Answer, environ

HTML = {"Content-Type": "text/html; charset=utf-8", "Content-Length": "8000"}
ATOM = HTML | {"Content-Type": "application/atom+xml"}


@pytest.mark.parametrize(
    "headers",
    [
        HTML,
        HTML | {"Cache-Control": "no-cache"},
        HTML | {"Cache-Control": "max-age=600"},
        HTML | {"Vary": "Accept-Encoding"},
        HTML | {"Content-Security-Policy": "script-src 'self'"},
        ATOM | {"Cache-Control": "public, no-cache"},
        HTML | {"Content-Type": "application/json", "Cache-Control": "Public"},
        HTML | {"Content-Type": "application/xml", "Cache-Control": "public"},
        HTML | {"Content-Type": "text/calendar; charset=utf-8", "Cache-Control": "public"},
    ],
)
def test_public_text_is_kept(headers):
    assert may_be_kept("200 OK", list(headers.items()))


@pytest.mark.parametrize(
    "headers",
    [
        HTML | {"Set-Cookie": "sessionid=abc"},
        HTML | {"set-cookie": "csrftoken=abc"},
        HTML | {"Cache-Control": "no-store"},
        HTML | {"Cache-Control": "max-age=0, Private"},
        HTML | {"Content-Security-Policy": "script-src 'self' 'nonce-abc'"},
        HTML | {"Content-Security-Policy-Report-Only": "script-src 'nonce-abc'"},
        HTML | {"Vary": "Cookie"},
        HTML | {"Vary": "Accept-Encoding, Accept-Language"},
        HTML | {"Vary": "*"},
        HTML | {"Content-Encoding": "gzip"},
        HTML | {"Content-Length": str(LARGEST + 1)},
        {"Content-Type": "text/html"},
        {"Content-Length": "5"},
        ATOM,
        HTML | {"Content-Type": "application/json"},
        HTML | {"Content-Type": "image/webp", "Cache-Control": "public"},
        HTML | {"Content-Type": "application/octet-stream", "Cache-Control": "public"},
    ],
)
def test_anything_personal_marked_or_unfinished_is_not_kept(headers):
    assert not may_be_kept("200 OK", list(headers.items()))


@pytest.mark.parametrize("status", ["201 Created", "206 Partial", "301 Moved", "304 Not Modified", "404 No", "500 No"])
def test_only_success_is_kept(status):
    assert not may_be_kept(status, list(HTML.items()))


@pytest.fixture
def page():
    return Page([("Content-Type", "text/html"), ("X-Frame-Options", "DENY"), ("Content-Length", str(len(BODY)))], BODY)


def sent(page, **request):
    return Answer(page.answer, environ(**request))


def test_page_is_sent_whole_with_what_lets_it_be_asked_for_again(page):
    answer = sent(page)
    assert (answer.status, answer.body) == (200, BODY)
    assert answer.headers == {
        "Content-Type": "text/html",
        "X-Frame-Options": "DENY",
        "ETag": page.etag,
        "Vary": "Accept-Encoding",
        "Cache-Control": "no-cache",
        "Content-Length": str(len(BODY)),
    }


def test_page_keeps_its_own_cache_control():
    page = Page([("Cache-Control", "public, max-age=60"), ("ETag", '"own"'), ("Vary", "accept-encoding")], BODY)
    assert sent(page).headers["Cache-Control"] == "public, max-age=60"
    assert sent(page).headers["ETag"] == page.etag


def test_page_is_known_by_its_own_tag_where_it_has_one():
    tags = {Page([("ETag", tag)], BODY).etag for tag in ('"own"', 'W/"own"')}
    assert tags == {'W/"own"'}


def test_page_is_sent_compressed_to_who_accepts_it(page):
    answer = sent(page, HTTP_ACCEPT_ENCODING="gzip, deflate, br")
    assert gzip.decompress(answer.body) == BODY
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Content-Length"] == str(len(answer.body))
    assert len(answer.body) < len(BODY) / 5


def test_page_is_compressed_once(page):
    assert page.compressed[1] is sent_body(page) is sent_body(page)


def sent_body(page):
    return page.answer(environ(HTTP_ACCEPT_ENCODING="gzip"), lambda *_: None)[0]


@pytest.mark.parametrize("body", [b"x" * 499, Random(1).randbytes(600)])
def test_what_gains_nothing_is_not_compressed(body):
    answer = sent(Page([("Content-Type", "text/html")], body), HTTP_ACCEPT_ENCODING="gzip")
    assert answer.body == body
    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("*", True),
        ("gzip; q=1.0", True),
        ("", False),
        ("br", False),
        ("gzip;q=0", False),
        ("gzip;q=0.000, *;q=1", False),
        ("*;q=0", False),
        ("identity", False),
        ("xgzip", False),
    ],
)
def test_compression_is_accepted_as_the_browser_says(accepted, expected):
    assert accepts_gzip(accepted) is expected


@pytest.mark.parametrize("known", ["{}", '"old", {}', "*", "strong"])
@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_page_that_the_browser_has_is_not_sent_again(page, known, encoding):
    tag = page.etag.removeprefix("W/") if known == "strong" else known.format(page.etag)
    answer = sent(page, HTTP_IF_NONE_MATCH=tag, HTTP_ACCEPT_ENCODING=encoding)
    assert (answer.status, answer.body) == (304, b"")
    assert answer.headers.keys() == {"ETag", "Vary", "Cache-Control", "X-Frame-Options"}


@pytest.mark.parametrize("tag", ['W/"old"', "rubbish", ""])
def test_page_that_the_browser_has_not_is_sent(page, tag):
    assert sent(page, HTTP_IF_NONE_MATCH=tag).body == BODY


def test_tag_follows_the_text():
    assert Page([], BODY).etag == Page([], bytes(BODY)).etag != Page([], BODY + b".").etag


def test_head_has_the_headers_of_the_page_and_no_body(page):
    for encoding in ("", "gzip"):
        answer = sent(page, method="HEAD", HTTP_ACCEPT_ENCODING=encoding)
        assert answer.body == b""
        assert answer.headers == sent(page, HTTP_ACCEPT_ENCODING=encoding).headers


def test_range_is_answered_with_the_whole_page(page):
    assert (sent(page, HTTP_RANGE="bytes=0-9").status, sent(page, HTTP_RANGE="bytes=0-9").body) == (200, BODY)


def test_cost_covers_both_forms_of_the_page(page):
    assert page.cost >= len(page.body) + len(page.compressed[1])


def test_server_may_change_the_headers_it_is_given(page):
    page.answer(environ(), lambda status, headers: headers.clear())
    assert sent(page).headers["Content-Type"] == "text/html"
