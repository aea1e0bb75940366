import gzip
from datetime import timedelta

import pytest
from django.db import OperationalError

from portal.caching.knowledge import Knowledge
from portal.caching.stamp import BEGUN, Stamp

from .factories import BODY, INSTANT, NOON, SECOND, Newspaper, Press, site_state


@pytest.fixture
def press():
    return Press()


def test_page_is_rendered_once(press):
    with press.renders(1):
        assert [press.get().body for _ in range(3)] == [BODY] * 3


def test_first_answer_is_as_every_later_one(press):
    assert press.get().headers == press.get().headers


def test_published_change_is_in_the_next_answer(press):
    press.get()
    press.newspaper.body = b"<p>The bridge is closed.</p>"
    press.publish()
    assert press.get().body == press.get().body == b"<p>The bridge is closed.</p>"


def test_change_made_while_a_page_is_rendered_is_in_the_next_answer(press):
    press.newspaper.while_rendering = press.publish
    with press.renders(2):
        press.get()
        press.newspaper.while_rendering = lambda: None
        press.get()
        press.get()


def test_scheduled_instant_is_kept_to_the_microsecond():
    press = Press(boundary=NOON + SECOND)
    press.get()
    press.now = NOON + SECOND - INSTANT
    with press.renders(0):
        press.get()
    press.now = NOON + SECOND
    with press.renders(1):
        press.get()
        press.get()


def test_instant_that_passes_while_a_page_is_rendered_ends_the_page_at_once():
    press = Press(boundary=NOON + INSTANT)

    def take_a_second():
        press.now = NOON + SECOND

    press.newspaper.while_rendering = take_a_second
    press.get()
    with press.renders(1):
        press.get()


def test_clock_set_back_shows_nothing_early(press):
    press.now = NOON + 5 * SECOND
    press.get()
    press.now = NOON
    with press.renders(1):
        press.get()


def test_counted_views_are_at_most_ten_seconds_old(press):
    press.get()
    press.now = NOON + 10 * SECOND - INSTANT
    with press.renders(0):
        press.get()
    press.now = NOON + 10 * SECOND
    with press.renders(1):
        press.get()


def test_age_of_pages_is_a_setting(settings):
    settings.PAGE_CACHE_SECONDS = 1
    press = Press()
    press.get()
    press.now = NOON + SECOND
    with press.renders(1):
        press.get()


@pytest.mark.parametrize(("name", "value"), [("PAGE_CACHE_SECONDS", 0), ("DEBUG", True)])
def test_cache_can_be_off(settings, name, value):
    setattr(settings, name, value)
    press = Press()
    with press.renders(2):
        assert (
            press.get().headers == press.get().headers == press.newspaper.headers | {"Content-Length": str(len(BODY))}
        )


def test_nothing_is_kept_without_a_version(press):
    press.state = site_state(version=0)
    with press.renders(2):
        press.get()
        press.get()


@pytest.mark.parametrize("error", [OperationalError, PermissionError])
def test_unreadable_version_sends_readers_to_django(press, error):
    press.get()

    def unreadable():
        raise error

    press.cache.state = unreadable
    with press.renders(2):
        assert [press.get().status, press.get().status] == [200, 200]


def test_unknown_boundary_keeps_nothing_and_answers(press):
    def unknown(after):
        raise OperationalError

    press.cache.boundary = unknown
    with press.renders(2):
        assert [press.get().body, press.get().body] == [BODY, BODY]


@pytest.mark.parametrize("status", ["404 Not Found", "500 Internal Server Error", "302 Found"])
def test_failure_is_passed_on_as_it_is_and_not_kept(press, status):
    press.newspaper.status = status
    with press.renders(2):
        assert press.get().status == press.get().status == int(status[:3])
    assert "ETag" not in press.get().headers


@pytest.mark.parametrize("header", [{"Set_Cookie": "a=b"}, {"Cache_Control": "no-store"}, {"Vary": "Cookie"}])
def test_private_page_is_not_kept(header):
    press = Press(Newspaper(**header))
    with press.renders(2):
        press.get()
        press.get()


def test_page_with_a_nonce_is_not_kept():
    press = Press(Newspaper(Content_Security_Policy="script-src 'nonce-r4nd0m'"))
    with press.renders(2):
        press.get()
        press.get()


def test_stream_is_passed_on_unread(press):
    press.newspaper.length = ""
    assert press.cache({**REQUEST}, lambda *_: None) is press.newspaper


@pytest.mark.parametrize("request_", [{"HTTP_COOKIE": "sessionid=a"}, {"method": "POST"}, {"HTTP_AUTHORIZATION": "a"}])
def test_personal_request_neither_finds_nor_leaves_a_page(press, request_):
    with press.renders(4):
        press.get(**request_)
        press.get()
        press.get(**request_)
        press.get(**request_)


def test_hosts_schemes_paths_and_queries_are_told_apart(press):
    requests = [{}, {"query": "page=2"}, {"path": "/"}, {"HTTP_HOST": "testserver:81"}, {"wsgi.url_scheme": "https"}]
    for times in (5, 0):
        with press.renders(times):
            for request in requests:
                press.get(**request)


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "a b", "", "testserver@evil"])
def test_page_for_an_unknown_host_is_never_kept(press, host):
    press.get(HTTP_HOST=host)
    assert not press.cache.pages.values


def test_forwarded_host_of_a_stranger_reaches_nobody_else(press):
    press.get(HTTP_X_FORWARDED_HOST="evil.example")
    with press.renders(0):
        assert press.get().body == BODY


def test_head_is_answered_from_the_kept_page(press):
    kept = press.get()
    with press.renders(0):
        answer = press.get(method="HEAD")
    assert (answer.status, answer.body, answer.headers) == (200, b"", kept.headers)


def test_head_alone_keeps_nothing(press):
    with press.renders(2):
        press.get(method="HEAD")
        press.get()


def test_compressed_and_plain_come_from_one_rendering(press):
    with press.renders(1):
        compressed = press.get(HTTP_ACCEPT_ENCODING="gzip")
        plain = press.get()
    assert gzip.decompress(compressed.body) == plain.body == BODY


def test_browser_that_has_the_page_is_told_so_even_after_it_was_rendered_again(press):
    tag = press.get().headers["ETag"]
    press.publish()
    with press.renders(1):
        assert [press.get(HTTP_IF_NONE_MATCH=tag).status for _ in range(2)] == [304, 304]


def test_memory_stays_within_its_bytes(settings):
    settings.PAGE_CACHE_BYTES = 50_000
    press = Press()
    for number in range(100):
        press.get(query=f"q={number}")
        kept = [value.value for value, _ in press.cache.pages.values.values()]
        assert sum(page.cost for page in kept) == press.cache.pages.cost <= 50_000
    assert len(kept) > 3


def test_page_in_use_stays_when_others_are_dropped(settings):
    settings.PAGE_CACHE_BYTES = 50_000
    press = Press()
    press.get()
    with press.renders(30):
        for number in range(30):
            press.get(query=f"q={number}")
            press.get()


def test_body_is_closed_once_however_it_ends(press):
    press.get()
    press.get()
    assert press.newspaper.closed == 1
    press.newspaper.while_rendering = lambda: 1 / 0
    with pytest.raises(ZeroDivisionError):
        press.get("/")
    assert press.newspaper.closed == 2
    assert len(press.cache.pages.values) == 1


class Publisher:
    """One row, and processes with a page cache each, that know of it by one stamp."""

    def __init__(self, stamp):
        self.version = 1
        self.stamp = stamp
        self.processes = [Press(), Press()]
        for process in self.processes:
            knowledge = Knowledge(Stamp(stamp.path), lambda **_: site_state(version=self.version), lambda: 0.0)
            process.cache.state = knowledge.state

    def set_headline(self, headline):
        self.version += 1
        for process in self.processes:
            process.newspaper.body = headline

    def bodies(self):
        return {process.get().body for process in self.processes * 3}


def test_change_is_in_the_next_answer_of_every_process(stamp):
    publisher = Publisher(stamp)
    for number in range(20):
        with stamp.change():
            publisher.set_headline(b"Bridge %d" % number)
        assert publisher.bodies() == {b"Bridge %d" % number}
    assert {process.newspaper.rendered for process in publisher.processes} == {20}


def test_killed_publisher_leaves_no_stale_page(stamp):
    publisher = Publisher(stamp)
    publisher.bodies()
    for number in range(5):
        stamp.add(BEGUN)
        assert publisher.bodies() != {b"Bridge %d" % number}
        publisher.set_headline(b"Bridge %d" % number)
        assert publisher.bodies() == {b"Bridge %d" % number}
    assert {process.newspaper.rendered for process in publisher.processes} == {6}


def test_longest_age_is_ten_seconds_on_this_site(press):
    assert press.cache.longest == timedelta(seconds=10)


REQUEST = {"REQUEST_METHOD": "GET", "HTTP_HOST": "testserver", "PATH_INFO": "/", "QUERY_STRING": ""}
