import pytest

from news.checks import linking
from news.models import Mention
from news.publishing import withdraw
from news.stories import read_stories
from tests.news.factories import make_article, make_category, make_edition
from tests.portal.directory.factories import make_official

pytestmark = pytest.mark.django_db


def sentences(check, article):
    return [finding.sentence for finding in check(read_stories([article])[0])]


def linking_to(path):
    return make_article(body=f'<p><a href="{path}">there</a></p>')


def test_story_that_links_nobody_is_noticed():
    article = make_article()
    assert sentences(linking.people, article) == ["No person, organization or event is linked"]
    Mention.objects.create(article=article, official=make_official())
    assert sentences(linking.people, article) == []


@pytest.mark.parametrize(
    "path",
    ["/", "/news/", "/news/smart-city/", "/officials/vo-van-minh/", "/vi/officials/vo-van-minh/", "/events/?q=1#top"],
)
def test_link_to_a_page_that_stands_is_right(path):
    make_category()
    make_official()
    assert sentences(linking.links, linking_to(path)) == []


@pytest.mark.parametrize(
    "path", ["/nowhere", "/officials/nobody/", "/news/2023/09/18/gone/", "/news/nothing/", "/keywords/none/"]
)
def test_link_that_leads_nowhere_is_told(path):
    assert sentences(linking.links, linking_to(path)) == [f"This link leads nowhere: {path}"]


def test_link_to_a_story_holds_while_readers_have_it():
    edition = make_edition()
    article = linking_to(edition.path)
    assert sentences(linking.links, article) == []
    withdraw(edition.article)
    assert sentences(linking.links, article) == [f"This link leads nowhere: {edition.path}"]


def test_addresses_elsewhere_are_not_asked():
    assert sentences(linking.links, linking_to("https://example.org/nowhere")) == []
