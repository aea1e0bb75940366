import datetime
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from news.publishing import publish, publish_archive, withdraw
from portal import news_sitemap
from tests.news.factories import make_article, make_edition, soon

pytestmark = pytest.mark.django_db
SITEMAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def ago(**span):
    moment = timezone.now() - datetime.timedelta(**span)
    return timezone.localtime(moment).replace(tzinfo=None).isoformat()


def told(client):
    """The entries, each by the names of its elements."""
    answer = client.get("/news-sitemap.xml")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/xml")
    urls = ElementTree.fromstring(answer.content).findall(f"{SITEMAPS}url")
    return [{each.tag.partition("}")[2]: each.text for each in url.iter()} for url in urls]


def test_story_has_all_that_a_searcher_asks_for(client, settings):
    settings.SITE_ORIGIN, settings.SITE_NAME = "https://news.example.org", "Binh Duong"
    edition = make_edition(headline="Rice & <b>salt</b>", published=ago(hours=1), language="vi")
    [entry] = told(client)
    assert entry["loc"] == f"https://news.example.org{edition.path}"
    assert (entry["name"], entry["language"], entry["title"]) == ("Binh Duong", "vi", "Rice & <b>salt</b>")
    assert datetime.datetime.fromisoformat(entry["publication_date"]) == edition.published_at.replace(microsecond=0)


def test_stories_of_the_last_two_days_come_newest_first(client):
    for hours in (47, 49, 1):
        make_edition(headline=f"{hours} hours", published=ago(hours=hours))
    assert [entry["title"] for entry in told(client)] == ["1 hours", "47 hours"]


def test_correction_makes_no_old_story_new(client):
    publish(make_edition(published=ago(days=3)).article)
    assert told(client) == []


def test_undated_story_is_no_news(client):
    make_edition(published=None, listed_at=timezone.now())
    assert told(client) == []


def test_what_is_not_public_is_no_news(client):
    make_article(headline="Draft", published=ago(hours=1))
    publish(make_article(headline="Scheduled", published=ago(hours=1)), public_from=soon())
    withdraw(make_edition(headline="Withdrawn", published=ago(hours=1)).article)
    assert told(client) == []


def test_file_ends_where_searchers_stop_reading(client, monkeypatch):
    monkeypatch.setattr(news_sitemap, "MOST", 2)
    publish_archive([make_article(headline=str(n), published=ago(hours=n)) for n in (1, 2, 3)])
    assert [entry["title"] for entry in told(client)] == ["1", "2"]


@pytest.mark.parametrize("n", [1, 3])
def test_file_costs_one_query(client, django_assert_num_queries, n):
    publish_archive([make_article(headline=str(number), published=ago(hours=1)) for number in range(n)])
    with django_assert_num_queries(1):
        assert len(told(client)) == n


def test_character_that_xml_cannot_hold_spoils_nothing(client):
    make_edition(headline="Bridge\x0b opens\ufffe", published=ago(hours=1))
    assert told(client)[0]["title"] == "Bridge opens"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_file_can_only_be_read(client, method):
    assert client.generic(method, "/news-sitemap.xml").status_code == 405
