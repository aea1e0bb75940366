from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from portal.counting.clients import allowed, client_address, disguise, is_bot, is_prefetch

NOON = datetime(2024, 3, 1, 12, tzinfo=UTC)
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:126.0) Gecko/20100101 Firefox/126.0"
ZALO = (
    "Mozilla/5.0 (Linux; Android 13; SM-A536E) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36 Zalo android/1"
)


def address(*, remote, forwarded=None):
    headers = {"X-Forwarded-For": forwarded} if forwarded is not None else {}
    return client_address(RequestFactory().get("/", REMOTE_ADDR=remote, headers=headers))


def test_nobody_is_trusted_about_others_by_default():
    assert address(remote="203.0.113.5", forwarded="198.51.100.1") == "203.0.113.5"


@pytest.mark.parametrize(
    ("remote", "forwarded", "client"),
    [
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "6.6.6.6, 198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "6.6.6.6, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
        ("2001:db8::1", "2001:db8:1::7", "2001:db8:1::7"),
        ("::ffff:10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("203.0.113.5", "198.51.100.1", "203.0.113.5"),
        ("10.0.0.1", None, "10.0.0.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "unknown", "10.0.0.1"),
        ("10.0.0.1", "198.51.100.1, <script>", "10.0.0.1"),
        ("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"),
        ("", "198.51.100.1", ""),
    ],
)
def test_own_proxies_are_believed_from_the_right_up_to_the_first_stranger(settings, remote, forwarded, client):
    settings.TRUSTED_PROXIES = ["10.0.0.0/8", "2001:db8::1"]
    assert address(remote=remote, forwarded=forwarded) == client


@pytest.fixture(params=["worker's memory", "shared cache"])
def minutes(request):
    """Both ways of counting arrivals: in memory that workers share, and in a cache that all can reach."""
    if request.param == "shared cache":
        request.getfixturevalue("shared_cache")


@pytest.fixture
def shared_cache(settings, tmp_path):
    backend = "django.core.cache.backends.filebased.FileBasedCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": tmp_path}}


def answers(times, *, who="203.0.113.5", now=NOON):
    return [allowed(who, now) for _ in range(times)]


@pytest.mark.usefixtures("minutes")
def test_client_over_the_limit_is_refused_until_its_minute_is_over(settings):
    settings.VIEWS_PER_CLIENT_MINUTE = 3
    assert answers(4) == [True, True, True, False]
    assert answers(1, now=NOON + timedelta(seconds=59)) == [False]
    assert answers(1, now=NOON + timedelta(seconds=60)) == [True]


@pytest.mark.usefixtures("minutes")
def test_each_client_has_a_limit_of_its_own(settings):
    settings.VIEWS_PER_CLIENT_MINUTE = 1
    assert answers(2) == [True, False]
    assert answers(1, who="203.0.113.6") == [True]


@pytest.mark.usefixtures("minutes")
def test_clock_that_is_set_back_shuts_nobody_out(settings):
    settings.VIEWS_PER_CLIENT_MINUTE = 1
    assert answers(2) == [True, False]
    assert answers(1, now=NOON - timedelta(hours=1)) == [True]


def test_limit_of_zero_is_none(settings):
    settings.VIEWS_PER_CLIENT_MINUTE = 0
    assert all(answers(200))


def test_client_without_an_address_cannot_be_told_apart_and_is_allowed(settings):
    settings.VIEWS_PER_CLIENT_MINUTE = 1
    assert answers(3, who="") == [True, True, True]


def test_cache_that_is_down_costs_no_view(settings):
    settings.VIEWS_PER_CLIENT_MINUTE = 1
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1"}
    }
    assert answers(3) == [True, True, True]


@pytest.mark.usefixtures("shared_cache")
def test_cache_that_is_flushed_costs_no_view(settings):
    settings.VIEWS_PER_CLIENT_MINUTE = 1
    assert answers(2) == [True, False]
    cache.clear()
    assert answers(1) == [True]


def test_disguise_changes_with_the_day_the_client_and_the_secret(settings):
    first = disguise("203.0.113.5", NOON)
    assert first == disguise("203.0.113.5", NOON + timedelta(hours=1))
    others = [disguise("203.0.113.5", NOON + timedelta(days=1)), disguise("203.0.113.6", NOON)]
    settings.SECRET_KEY = "another" * 10
    assert len({first, *others, disguise("203.0.113.5", NOON)}) == 4


def test_one_household_of_ipv6_is_one_client():
    assert disguise("2001:db8:1:2::a", NOON) == disguise("2001:db8:1:2:ffff::b", NOON)
    assert disguise("2001:db8:1:2::a", NOON) != disguise("2001:db8:1:3::a", NOON)


def test_ipv4_written_as_ipv6_is_the_same_client():
    assert disguise("::ffff:203.0.113.5", NOON) == disguise("203.0.113.5", NOON)


@pytest.mark.parametrize(
    "agent", ["", "   ", "Googlebot/2.1 (+http://www.google.com/bot.html)", "curl/8.1", "x" * 300 + "Googlebot/2"]
)
def test_bots_are_known(agent):
    assert is_bot(agent)


WINDOWLESS = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/140.0.0.0 Safari/537.36"


def test_crawler_in_a_browser_without_a_window_is_known_by_its_name():
    assert is_bot(WINDOWLESS + " (compatible; Googlebot/2.1)")


@pytest.mark.parametrize("agent", [FIREFOX, ZALO, WINDOWLESS, "\x00", "é" * 9000])
def test_other_agents_are_people(agent):
    assert not is_bot(agent)


@pytest.mark.parametrize(
    ("header", "announced"),
    [("Sec-Purpose", "prefetch;prerender"), ("Purpose", "prefetch"), ("X-Purpose", "preview"), ("X-Moz", "Prefetch")],
)
def test_fetching_in_advance_is_noticed(header, announced):
    assert is_prefetch(RequestFactory().get("/", headers={header: announced}))


def test_ordinary_request_is_no_prefetch():
    assert not is_prefetch(RequestFactory().get("/", headers={"Purpose": "reading"}))
