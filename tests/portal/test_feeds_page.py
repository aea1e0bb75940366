import re

import pytest

from events.models import Event, EventSeries
from tests.news.factories import make_category, moment
from tests.portal.directory.factories import make_attested, make_official, make_organization, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    make_category()
    make_attested()
    steering = EventSeries.objects.create(name="Steering Committee", slug="steering")
    Event.objects.create(name="Meeting", slug="meeting", series=steering, public_from=moment("2023-01-01 00:00"))


def buttons(client, path="/feeds/"):
    """Address and name, as a screen reader says it, of everything that can be followed."""
    found = re.findall(r'<a class="btn" href="([^"]+)">(.*?)</a>', client.get(path).text)
    return {address: re.sub(r"<[^>]+>", "", words) for address, words in found}


def test_every_address_on_the_page_answers(client, site):
    addresses = [address.replace("webcal://127.0.0.1:8000", "") for address in buttons(client)]
    assert {
        "/feeds/news.atom",
        "/news/smart-city/feed.atom",
        "/officials/vo-van-minh/feed.atom",
        "/organizations/ppc/feed.atom",
        "/events.ics",
        "/events/series/steering.ics",
        "/news/smart-city/events.ics",
        "/officials/vo-van-minh/events.ics",
        "/organizations/ppc/events.ics",
        "/sitemap.xml",
        "/news-sitemap.xml",
        "/api/v1/",
        "/api/v1/schema/",
    } == set(addresses)
    assert {address: code for address in addresses if (code := client.get(address).status_code) != 200} == {}


def test_name_of_each_link_says_what_it_feeds(client, site):
    assert buttons(client) == {
        "/feeds/news.atom": "Atom: All news",
        "/news/smart-city/feed.atom": "Atom: Smart City",
        "/officials/vo-van-minh/feed.atom": "Atom: Vo Van Minh",
        "/organizations/ppc/feed.atom": "Atom: Provincial People&#x27;s Committee",
        "webcal://127.0.0.1:8000/events.ics": "Subscribe: All events",
        "/events.ics": ".ics: All events",
        "webcal://127.0.0.1:8000/events/series/steering.ics": "Subscribe: Steering Committee",
        "/events/series/steering.ics": ".ics: Steering Committee",
        "webcal://127.0.0.1:8000/news/smart-city/events.ics": "Subscribe: Events: Smart City",
        "/news/smart-city/events.ics": ".ics: Events: Smart City",
        "webcal://127.0.0.1:8000/officials/vo-van-minh/events.ics": "Subscribe: Events: Vo Van Minh",
        "/officials/vo-van-minh/events.ics": ".ics: Events: Vo Van Minh",
        "webcal://127.0.0.1:8000/organizations/ppc/events.ics": "Subscribe: Events: Provincial People&#x27;s Committee",
        "/organizations/ppc/events.ics": ".ics: Events: Provincial People&#x27;s Committee",
        "/sitemap.xml": "XML: Sitemap",
        "/news-sitemap.xml": "XML: News sitemap",
        "/api/v1/": "JSON: Open data",
        "/api/v1/schema/": "OpenAPI: Description of the data",
    }


def test_vietnamese_page_feeds_vietnamese_stories_and_mixes_no_languages(client, site):
    text = client.get("/vi/feeds/").text
    assert 'href="/vi/feeds/news.atom"' in text
    assert 'action="/vi/search/"' in text
    for english in ("Feeds and calendars", "All news", "Follow the portal", "Sitemap", "Calendars", "How to", "Find"):
        assert english not in text


def test_page_says_where_it_lies_and_what_it_is_in_the_other_language(client, settings):
    settings.SITE_ORIGIN = "https://news.example.org"
    text = client.get("/feeds/").text
    assert '<link rel="canonical" href="https://news.example.org/feeds/">' in text
    assert '<link rel="alternate" hreflang="vi" href="https://news.example.org/vi/feeds/">' in text
    assert 'id="calendars"' in text
    assert 'id="maps"' in text


def test_series_without_public_events_is_not_offered(client, site):
    Event.objects.update(public_from=None)
    assert "steering" not in client.get("/feeds/").text


def test_page_of_an_empty_site_offers_what_there_is(client):
    assert [address for address in buttons(client) if "feed.atom" in address] == []


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_page_can_only_be_read(client, method):
    assert client.generic(method, "/feeds/").status_code == 405


@pytest.mark.parametrize("n", [1, 3])
def test_page_costs_the_same_for_one_record_and_for_three(client, django_assert_num_queries, n):
    for number in range(n):
        make_category(name=f"Section {number}", slug=f"section-{number}")
        post = make_post(organization=make_organization(slug=f"body-{number}"))
        make_attested(official=make_official(slug=f"official-{number}"), post=post)
        series = EventSeries.objects.create(name=f"Series {number}", slug=f"series-{number}")
        Event.objects.create(name="Meeting", slug=f"e-{number}", series=series, public_from=moment("2023-01-01 00:00"))
    with django_assert_num_queries(6):
        client.get("/feeds/")
