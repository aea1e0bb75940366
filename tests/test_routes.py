"""Every address of the site has a line here: an example of it, and the methods that it answers.

A new address without a line fails. What the newsroom's pages have in common is said once for all of them.
"""

import re
from collections.abc import Iterable, Iterator

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from portal.security import READER_HEADERS

UUID = "00000000-0000-4000-8000-000000000000"
READ = {"GET", "HEAD"}
COUNT = READ | {"POST"}
LINES = {
    "": ("/", READ),
    "about/": ("/about/", READ),
    "about/accessibility/": ("/about/accessibility/", READ),
    "about/contact/": ("/about/contact/", READ),
    "about/corrections/": ("/about/corrections/", READ),
    "api/v1/": ("/api/v1/", READ),
    r"api/v1/[\s\S]*/$": ("/api/v1/nothing/", READ),
    "api/v1/appointments/": ("/api/v1/appointments/", READ),
    "api/v1/appointments/<uuid:uuid>/": (f"/api/v1/appointments/{UUID}/", READ),
    "api/v1/articles/": ("/api/v1/articles/", READ),
    "api/v1/articles/<uuid:uuid>/": (f"/api/v1/articles/{UUID}/", READ),
    "api/v1/categories/": ("/api/v1/categories/", READ),
    "api/v1/categories/<uuid:uuid>/": (f"/api/v1/categories/{UUID}/", READ),
    "api/v1/events/": ("/api/v1/events/", READ),
    "api/v1/events/<uuid:uuid>/": (f"/api/v1/events/{UUID}/", READ),
    "api/v1/keywords/": ("/api/v1/keywords/", READ),
    "api/v1/keywords/<uuid:uuid>/": (f"/api/v1/keywords/{UUID}/", READ),
    "api/v1/officials/": ("/api/v1/officials/", READ),
    "api/v1/officials/<uuid:uuid>/": (f"/api/v1/officials/{UUID}/", READ),
    "api/v1/organizations/": ("/api/v1/organizations/", READ),
    "api/v1/organizations/<uuid:uuid>/": (f"/api/v1/organizations/{UUID}/", READ),
    "api/v1/schema/": ("/api/v1/schema/", READ),
    "archive/": ("/archive/", READ),
    "events.ics": ("/events.ics", READ),
    "events/": ("/events/", READ),
    "events/<slug:slug>.ics": ("/events/session.ics", READ),
    "events/<slug:slug>/": ("/events/session/", READ),
    "events/<year:year>/<two:month>/": ("/events/2023/09/", READ),
    "events/series/<slug:slug>/": ("/events/series/council/", READ),
    "events/series/<slug:slug>.ics": ("/events/series/council.ics", READ),
    "favicon.ico": ("/favicon.ico", READ),
    "feeds/": ("/feeds/", READ),
    "feeds/news.atom": ("/feeds/news.atom", READ),
    "healthz": ("/healthz", READ),
    "keywords/<slug:slug>/": ("/keywords/icf/", READ),
    "keywords/<slug:slug>/feed.atom": ("/keywords/icf/feed.atom", READ),
    "media/pictures/<uuid:uuid>/<str:name>": (f"/media/pictures/{UUID}/card-320.webp", READ),
    "news-sitemap.xml": ("/news-sitemap.xml", READ),
    "news/": ("/news/", READ),
    "news/<nested:path>/": ("/news/smart-city/projects/", READ),
    "news/<nested:path>/events.ics": ("/news/smart-city/events.ics", READ),
    "news/<nested:path>/feed.atom": ("/news/smart-city/feed.atom", READ),
    "news/<year:year>/": ("/news/2023/", READ),
    "news/<year:year>/<two:month>/": ("/news/2023/09/", READ),
    "news/<year:year>/<two:month>/<two:day>/": ("/news/2023/09/18/", READ),
    "news/<year:year>/<two:month>/<two:day>/<slug:slug>/": ("/news/2023/09/18/survey/", READ),
    "news/undated/": ("/news/undated/", READ),
    "news/undated/<slug:slug>/": ("/news/undated/survey/", READ),
    "officials/": ("/officials/", READ),
    "officials/<slug:slug>/": ("/officials/vo-van-minh/", READ),
    "officials/<slug:slug>/events.ics": ("/officials/vo-van-minh/events.ics", READ),
    "officials/<slug:slug>/feed.atom": ("/officials/vo-van-minh/feed.atom", READ),
    "organizations/": ("/organizations/", READ),
    "organizations/<slug:slug>/": ("/organizations/ppc/", READ),
    "organizations/<slug:slug>/events.ics": ("/organizations/ppc/events.ics", READ),
    "organizations/<slug:slug>/feed.atom": ("/organizations/ppc/feed.atom", READ),
    "preview/<str:token>/": ("/preview/no-such-token/", READ),
    "preview/<str:token>/pictures/<uuid:uuid>/<str:name>": (
        f"/preview/no-such-token/pictures/{UUID}/card-320.webp",
        READ,
    ),
    "readyz": ("/readyz", READ),
    "robots.txt": ("/robots.txt", READ),
    "search/": ("/search/", READ),
    "sitemap-<slug:kind>-<int:number>.xml": ("/sitemap-officials-1.xml", READ),
    "sitemap-pages.xml": ("/sitemap-pages.xml", READ),
    "sitemap-stories-<slug:language>-<year:year>-<two:month>-<int:number>.xml": (
        "/sitemap-stories-en-2023-09-1.xml",
        READ,
    ),
    "sitemap.xml": ("/sitemap.xml", READ),
    "views/<uuid:article>/": (f"/views/{UUID}/", COUNT),
    "views/<uuid:article>/seen.gif": (f"/views/{UUID}/seen.gif", READ),
    r"^.*\.[aA][sS][pP][xX]$": ("/Lists/TinTuc/ChiTiet.aspx", READ),
}
# What anybody may ask of the newsroom; everything else leads to signing in.
OPEN = {"admin/login/", "admin/login/code/", "admin/login/second-factor/", "admin/logout/"}
POLICIES = READER_HEADERS | {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "INVENTED")


def routes(patterns: Iterable[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """As `resolve` names them."""
    for each in patterns:
        route = before + str(each.pattern).removeprefix("^" if before else "")
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns, route)
        else:
            yield route


ALL = list(routes(get_resolver().url_patterns))
NEWSROOM = [route for route in ALL if route.startswith("admin/")]


def example(route: str) -> str:
    """An address of the newsroom: the first of several names, and "1" in the place of any other part that varies."""
    route = re.sub(r"\(\?P<\w+>(\w+)[^)]*\)", r"\1", route)
    route = re.sub(r"\([^)]*\)|<(?!uuid)[^>]*>", "1", re.sub(r"<uuid:\w+>", UUID, route))
    return "/" + re.sub(r"[$^]", "", route)


def ask(client: Client, method: str, address: str) -> HttpResponse:
    return client.generic(method, address, b"", content_type="application/x-www-form-urlencoded")


def test_every_address_has_a_line():
    assert set(ALL) - set(NEWSROOM) == set(LINES)


@pytest.mark.parametrize("route", LINES)
def test_example_is_of_its_line(route):
    address, _ = LINES[route]
    assert resolve(address).route == route


def test_examples_of_the_newsroom_are_of_their_routes():
    assert [resolve(example(route)).route for route in NEWSROOM] == NEWSROOM


@pytest.mark.django_db
@pytest.mark.parametrize("route", LINES)
def test_only_the_methods_named_are_answered(client, route):
    address, methods = LINES[route]
    answered = {method for method in METHODS if ask(client, method, address).status_code != 405}
    assert answered == methods


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["GET", "PUT"])
@pytest.mark.parametrize("route", LINES)
def test_readers_get_every_policy_and_no_cookie(client, route, method):
    address, _ = LINES[route]
    headers = ask(client, method, address).headers
    assert {name: headers.get(name) for name in POLICIES} == POLICIES
    assert not {"Set-Cookie", "Server", "X-Powered-By"} & set(headers)


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("route", [route for route in NEWSROOM if route not in OPEN])
@pytest.mark.django_db
def test_newsroom_asks_strangers_to_sign_in(client, route, method):
    answer = ask(client, method, example(route))
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/admin/login/?next={example(route)}")


@pytest.mark.django_db
def test_newsroom_answers_no_other_method(admin_client):
    others = set(METHODS) - COUNT
    statuses = [ask(admin_client, method, example(route)).status_code for route in NEWSROOM for method in others]
    assert statuses == [405] * len(others) * len(NEWSROOM)


@pytest.mark.django_db
def test_forms_are_taken_from_our_own_pages_only(admin_user):
    stranger = Client(enforce_csrf_checks=True)
    stranger.force_login(admin_user)
    refused = {route for route in NEWSROOM if ask(stranger, "POST", example(route)).status_code == 403}
    assert refused == set(NEWSROOM)
