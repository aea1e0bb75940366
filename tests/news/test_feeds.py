"""Feeds as two strangers read them: feedparser, and the rules of RFC 4287 written out below."""

import re
from datetime import datetime
from xml.etree import ElementTree

import feedparser
import pytest
import reversion

from news.models import Keyword, Mention
from news.publishing import publish, publish_archive, withdraw
from portal.caching.answers import may_be_kept
from portal.directory.models import Official, Organization
from portal.texts.html import text_of
from tests.news.factories import make_article, make_category, make_edition, moment, soon
from tests.portal.directory.factories import make_official, make_organization

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = {
    "/feeds/news.atom",
    "/news/smart-city/feed.atom",
    "/officials/vo-van-minh/feed.atom",
    "/organizations/ppc/feed.atom",
    "/keywords/icf/feed.atom",
}


def make_story(**fields):
    """A story in every list that has a feed."""
    official = Official.objects.first() or make_official()
    organization = Organization.objects.first() or make_organization()
    article = make_article(**{"section": make_category(), "keywords": ["icf"]} | fields)
    with reversion.create_revision():
        Mention.objects.create(article=article, official=official)
        Mention.objects.create(article=article, organization=organization)
    return publish_archive([article])[0]


def read(client, path="/feeds/news.atom"):
    answer = client.get(path)
    assert answer.status_code == 200
    found = feedparser.parse(answer.content)
    assert not found.bozo
    return found


def faults(document: bytes) -> list[str]:
    """What sections 4.1 and 4.2 of RFC 4287 demand of every feed and entry, and is not there."""
    feed = ElementTree.fromstring(document)
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    found = [f"{name}: {len(feed.findall(ATOM + name))} in the feed" for name in ONCE if not once(feed, name)]
    found += [f"{name} of an entry" for entry in entries for name in ONCE if not once(entry, name)]
    found += ["no author"] * (feed.find(f"{ATOM}author/{ATOM}name") is None)
    found += ["no link to itself"] * (len(feed.findall(f"{ATOM}link[@rel='self']")) != 1)
    found += ["no page"] * any(len(each.findall(f"{ATOM}link[@rel='alternate']")) != 1 for each in (feed, *entries))
    ids = [each.text for each in feed.iter(f"{ATOM}id")]
    found += ["an id twice"] * (len(ids) != len(set(ids)))
    found += [f"id {each}" for each in ids if not re.match(r"[a-z]+:\S+$", each or "")]
    moments = [each.text for name in ("updated", "published") for each in feed.iter(ATOM + name)]
    found += [f"moment {each}" for each in moments if not each or datetime.fromisoformat(each).tzinfo is None]
    return found + [
        f"address {link.get('href')}" for link in feed.iter(f"{ATOM}link") if "://" not in link.get("href", "")
    ]


ONCE = ("id", "title", "updated")


def once(element, name):
    return len(element.findall(ATOM + name)) == 1


@pytest.mark.parametrize("language", ["", "/vi"])
@pytest.mark.parametrize("path", sorted(FEEDS))
def test_feed_keeps_the_rules_of_atom(client, path, language):
    make_story()
    make_story(headline="Second", language="vi")
    answer = client.get(language + path)
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert faults(answer.content) == []
    found = feedparser.parse(answer.content)
    assert (found.bozo, found.feed.language, len(found.entries)) == (False, language.lstrip("/") or "en", 1)
    assert found.feed.links[1].href.endswith(language + path)


def test_faults_of_a_feed_are_found():
    assert faults(b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id></entry></feed>") != []


@pytest.mark.parametrize("path", sorted(FEEDS))
def test_feed_without_stories_is_whole_and_does_not_change(client, path):
    make_story(language="vi")
    first = client.get(path)
    assert faults(first.content) == []
    assert first.content == client.get(path).content


def test_entry_is_the_story_by_its_lasting_name(client, settings):
    settings.SITE_ORIGIN = "https://news.example.org"
    edition = make_edition(headline="Bridge opens", lead="It is long.", source="PORTAL", published="2023-09-18 10:00")
    entry = read(client).entries[0]
    assert (entry.id, entry.title) == (f"urn:uuid:{edition.article_uuid}", "Bridge opens")
    assert entry.link == "https://news.example.org/news/2023/09/18/bridge-opens/"
    assert (entry.published, entry.updated) == ("2023-09-18T03:00:00+00:00",) * 2
    assert entry.summary == "PORTAL – It is long."


def test_addresses_come_from_the_settings_never_from_the_request(client, settings):
    settings.SITE_ORIGIN, settings.ALLOWED_HOSTS = "https://news.example.org", ["*"]
    make_story()
    for path in FEEDS:
        assert b"elsewhere" not in client.get(path, headers={"host": "elsewhere.example.com"}).content


def test_story_elsewhere_is_linked_where_it_is(client):
    make_edition(external_url="https://other.example.org/story")
    assert read(client).entries[0].link == "https://other.example.org/story"


def test_entry_keeps_its_name_when_the_story_is_corrected_and_says_when(client):
    edition = make_edition()
    corrected = publish(edition.article)
    [entry] = read(client).entries
    assert entry.id == f"urn:uuid:{edition.article_uuid}"
    assert entry.updated == corrected.modified_at.isoformat()


def test_undated_story_has_no_date_of_publication(client):
    make_edition(published=None, listed_at=moment("2020-01-01 00:00"))
    assert "published" not in read(client).entries[0]


@pytest.mark.parametrize("text", ["Rice & <b>salt</b>", 'She said: "a < b"', "Lợi – 5 °C"])
def test_plain_text_stays_plain(client, text):
    make_edition(headline=text, lead=text, source="")
    entry = ElementTree.fromstring(client.get("/feeds/news.atom").content).find(f"{ATOM}entry")
    assert entry.find(f"{ATOM}title").text == text
    assert text_of(entry.find(f"{ATOM}summary[@type='html']").text) == text


def test_character_that_xml_cannot_hold_spoils_no_feed(client):
    make_edition(headline="Bridge\x0b opens\ufffe", lead="It\x1f is long.")
    assert faults(client.get("/feeds/news.atom").content) == []


def test_thirty_newest_stories_come_in_order(client):
    for day in range(1, 32):
        make_edition(headline=str(day), published=f"2023-10-{day:02} 10:00")
    assert [entry.title for entry in read(client).entries] == [str(day) for day in range(31, 1, -1)]


def test_renamed_official_is_followed_at_the_old_address(client):
    make_story()
    renamed = Official.objects.get(slug="vo-van-minh")
    before = read(client, "/officials/vo-van-minh/feed.atom").feed.id
    renamed.slug = "minh"
    renamed.save()
    answer = client.get("/officials/vo-van-minh/feed.atom")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/officials/minh/feed.atom")
    assert read(client, "/officials/minh/feed.atom").feed.id == before


def test_merged_keyword_leads_to_the_one_that_stayed(client):
    make_edition(keywords=["icf"])
    Keyword.objects.create(name="ICF award", slug="icf-award", merged_into=Keyword.objects.get(slug="icf"))
    answer = client.get("/vi/keywords/icf-award/feed.atom")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/vi/keywords/icf/feed.atom")


@pytest.mark.parametrize("path", ["/keywords/secret/", "/keywords/secret/feed.atom"])
def test_keyword_that_only_a_draft_has_is_not_there(client, path):
    article = make_article(keywords=["secret"])
    assert client.get(path).status_code == 404
    publish_archive([article])
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("folder", ["news", "officials", "organizations", "keywords"])
@pytest.mark.parametrize("slug", ["nobody", "a" * 300])
def test_feed_of_nobody_is_not_there(client, folder, slug):
    assert client.get(f"/{folder}/{slug}/feed.atom").status_code == 404


@pytest.mark.parametrize("path", sorted(FEEDS))
def test_reader_that_has_the_feed_gets_nothing_again_until_it_changes(client, path):
    edition = make_story()
    make_story(headline="Newest")
    tag = client.get(path).headers["ETag"]
    again = client.get(path, headers={"if-none-match": tag})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
    withdraw(edition.article)
    assert client.get(path, headers={"if-none-match": tag}).status_code == 200


def test_date_alone_never_hides_that_a_story_was_withdrawn(client):
    edition = make_edition(published="2023-09-06 09:00")
    make_edition(published="2023-09-18 10:00")
    withdraw(edition.article)
    answer = client.get("/feeds/news.atom", headers={"if-modified-since": "Mon, 18 Sep 2023 03:00:00 GMT"})
    assert answer.status_code == 200
    assert "Last-Modified" not in answer.headers


@pytest.mark.parametrize("path", sorted(FEEDS))
def test_page_cache_keeps_feeds(client, path):
    make_story()
    answer = client.get(path)
    assert may_be_kept("200 OK", [*answer.headers.items(), ("Content-Length", str(len(answer.content)))])


@pytest.mark.parametrize("path", sorted(FEEDS))
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_feed_can_only_be_read(client, path, method):
    make_story()
    assert client.generic(method, path).status_code == 405


@pytest.mark.parametrize(("path", "queries"), [("/feeds/news.atom", 1), ("/officials/vo-van-minh/feed.atom", 2)])
@pytest.mark.parametrize("stories", [1, 3])
def test_feed_costs_the_same_for_one_story_and_for_three(client, django_assert_num_queries, path, queries, stories):
    for number in range(stories):
        make_story(headline=f"Story {number}")
    with django_assert_num_queries(queries):
        client.get(path)


@pytest.mark.parametrize("path", sorted(FEEDS))
def test_scheduled_story_is_in_no_feed(client, path):
    make_story(headline="Public")
    article = make_story(headline="Later").article
    withdraw(article)
    publish(article, public_from=soon())
    assert [entry.title for entry in read(client, path).entries] == ["Public"]
