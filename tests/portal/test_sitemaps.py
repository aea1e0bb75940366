"""Sitemaps as a robot reads them: from the index to every file it names, and from there to the pages."""

from xml.etree import ElementTree

import pytest
from django.utils import timezone

from events.models import Event, EventSeries
from news.publishing import publish, withdraw
from portal import sitemaps
from portal.caching.answers import may_be_kept
from tests.news.factories import make_article, make_category, make_edition, moment, soon
from tests.portal.directory.factories import make_official, make_organization

pytestmark = pytest.mark.django_db
SITEMAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def locations(client, path):
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/xml")
    return [location.removeprefix("http://127.0.0.1:8000") for location in texts(answer, "loc")]


def texts(answer, name):
    return [element.text for element in ElementTree.fromstring(answer.content).iter(SITEMAPS + name)]


def all_pages(client):
    return [page for file in locations(client, "/sitemap.xml") for page in locations(client, file)]


def make_event(*, slug="summit", public_from="2023-09-01 08:00", **fields):
    return Event.objects.create(
        name=slug, slug=slug, public_from=moment(public_from) if public_from else None, **fields
    )


def make_everything():
    make_edition(section=make_category(), published="2023-09-18 10:00", headline="Bridge opens")
    make_edition(published=None, listed_at=moment("2020-01-05 00:00"), headline="Known by its lead")
    make_edition(language="vi", published="2024-02-01 10:00", headline="Khánh thành cầu", section=make_category())
    make_official()
    make_organization()
    make_event(series=EventSeries.objects.create(name="Steering", slug="steering"))


def test_every_public_page_is_named_once_and_answers(client):
    make_everything()
    pages = all_pages(client)
    assert len(pages) == len(set(pages))
    assert {
        "/",
        "/vi/",
        "/about/",
        "/archive/",
        "/news/",
        "/news/smart-city/",
        "/vi/news/smart-city/",
        "/news/2023/09/18/bridge-opens/",
        "/news/undated/known-by-its-lead/",
        "/vi/news/2024/02/01/khanh-thanh-cau/",
        "/officials/vo-van-minh/",
        "/vi/officials/vo-van-minh/",
        "/organizations/ppc/",
        "/events/summit/",
        "/events/series/steering/",
    } <= set(pages)
    assert {page: code for page in pages if (code := client.get(page).status_code) != 200} == {}


def test_search_is_no_page_for_robots(client):
    assert [page for page in all_pages(client) if "search" in page or "#" in page] == []


def test_addresses_are_those_of_the_settings(client, settings):
    settings.SITE_ORIGIN, settings.ALLOWED_HOSTS = "https://news.example.org", ["*"]
    make_everything()
    files = ["/sitemap.xml", "/sitemap-pages.xml", "/sitemap-officials-1.xml", "/sitemap-stories-en-2023-09-1.xml"]
    for file in files:
        found = locations(client, file)
        assert found
        assert all(location.startswith("https://news.example.org/") for location in found)
        assert b"elsewhere" not in client.get(file, headers={"host": "elsewhere.example.com"}).content


def test_stories_lie_by_the_month_of_the_province(client):
    make_edition(headline="Late", published="2023-10-01 06:59")
    make_edition(headline="Early", published="2023-09-30 23:59")
    months = [f"/sitemap-stories-en-2023-{month}-1.xml" for month in ("10", "09")]
    assert locations(client, "/sitemap.xml")[-2:] == months
    assert locations(client, "/sitemap-stories-en-2023-10-1.xml") == ["/news/2023/10/01/late/"]


def test_month_with_many_stories_and_long_registers_take_several_files(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "PER_FILE", 2)
    for day in range(1, 6):
        make_edition(headline=f"Day {day}", published=f"2023-09-0{day} 10:00")
        make_official(slug=f"official-{day}")
    files = locations(client, "/sitemap.xml")
    assert [file for file in files if "stories" in file] == [f"/sitemap-stories-en-2023-09-{n}.xml" for n in (1, 2, 3)]
    stories = [page for file in files if "stories" in file for page in locations(client, file)]
    assert stories == [f"/news/2023/09/0{day}/day-{day}/" for day in range(1, 6)]
    officials = [page for file in files if "officials" in file for page in locations(client, file)]
    assert len(set(officials)) == 10


def test_page_says_when_it_last_changed(client):
    edition = make_edition(published="2023-09-18 10:00")
    make_edition(published=None, listed_at=moment("2023-09-19 00:00"))
    file = "/sitemap-stories-en-2023-09-1.xml"
    assert texts(client.get(file), "lastmod") == ["2023-09-18"]
    corrected = publish(edition.article)
    assert texts(client.get(file), "lastmod") == [f"{timezone.localtime(corrected.modified_at):%Y-%m-%d}"]


def test_what_is_not_public_is_in_no_sitemap(client):
    make_article(headline="Draft")
    publish(make_article(headline="Scheduled"), public_from=soon())
    withdraw(make_edition(headline="Withdrawn").article)
    make_event(slug="unannounced", public_from=None, series=EventSeries.objects.create(name="Secret", slug="secret"))
    make_category()
    found = " ".join(all_pages(client))
    for word in ("draft", "scheduled", "withdrawn", "unannounced", "secret", "smart-city", "2023"):
        assert word not in found


@pytest.mark.parametrize(
    "path",
    [
        "/sitemap-officials-1.xml",
        "/sitemap-nobody-1.xml",
        "/sitemap-officials-0.xml",
        "/sitemap-officials-99999999999999999999999.xml",
        "/sitemap-stories-en-2023-09-1.xml",
        "/sitemap-stories-en-2023-13-1.xml",
        "/sitemap-stories-en-0000-01-1.xml",
        "/sitemap-stories-en-9999-12-1.xml",
        "/sitemap-stories-xx-2023-09-1.xml",
        "/sitemap-stories-en-2023-09-99999999999999999999999.xml",
    ],
)
def test_file_that_the_index_does_not_name_is_not_there(client, path):
    assert client.get(path).status_code == 404


COSTS = [
    ("/sitemap.xml", 5),
    ("/sitemap-pages.xml", 6),
    ("/sitemap-stories-en-2023-09-1.xml", 1),
    ("/sitemap-officials-1.xml", 1),
]


@pytest.mark.parametrize(("path", "queries"), COSTS)
@pytest.mark.parametrize("n", [1, 3])
def test_file_costs_the_same_for_one_row_and_for_three(client, django_assert_num_queries, path, queries, n):
    for number in range(n):
        make_edition(headline=str(number), section=make_category())
        make_official(slug=f"official-{number}")
    client.get("/sitemap.xml")
    with django_assert_num_queries(queries):
        client.get(path)


@pytest.mark.parametrize("path", ["/sitemap.xml", "/sitemap-pages.xml", "/sitemap-officials-1.xml"])
def test_file_is_kept_and_sent_again_only_when_it_changed(client, path):
    make_official()
    answer = client.get(path)
    assert may_be_kept("200 OK", [*answer.headers.items(), ("Content-Length", "1")])
    assert client.get(path, headers={"if-none-match": answer.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize("path", ["/sitemap.xml", "/sitemap-pages.xml", "/sitemap-officials-1.xml"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_file_can_only_be_read(client, path, method):
    assert client.generic(method, path).status_code == 405
