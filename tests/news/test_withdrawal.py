"""What readers find at the address of a story that was taken back."""

import pytest

from news import workflow
from news.models import Article
from tests.news.factories import make_category, make_edition
from tests.portal.accounts.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief():
    return make_user(role="chief")


@pytest.fixture
def edition(chief):
    """Of a story that was public and is withdrawn."""
    edition = make_edition(headline="Figures of the year", section=make_category(), state=Article.State.PUBLISHED)
    workflow.transition(edition.article, "withdraw", by=chief, reason="The lawyer called.", note="Some were <wrong>.")
    return edition


def test_address_of_a_withdrawn_story_says_so_with_the_note_and_nothing_else_of_it(client, edition):
    response = client.get(edition.path)
    assert response.status_code == 410
    assert "Some were &lt;wrong&gt;." in response.text
    assert '<meta name="robots" content="noindex' in response.text
    assert not [word for word in ("Figures of the year", "lawyer", edition.lead) if word in response.text]


def test_newest_note_stands_there(client, edition, chief):
    workflow.transition(edition.article, "publish", by=chief)
    workflow.transition(edition.article, "withdraw", by=chief, reason="Again.", note="All were wrong.")
    assert "All were wrong." in client.get(edition.path).text


def test_note_is_gone_when_the_story_is_published_again(client, edition, chief):
    workflow.transition(edition.article, "publish", by=chief)
    response = client.get(edition.path)
    assert response.status_code == 200
    assert "wrong" not in response.text


def test_note_is_found_nowhere_else(client, edition):
    pages = ["/", "/news/", "/search/?q=wrong", "/feeds/news.atom", "/sitemap.xml", "/api/v1/articles/"]
    assert [page for page in pages if "wrong&gt;" in client.get(page).text] == []


def test_address_that_never_was_stays_unknown(client, edition):
    assert client.get("/news/2023/09/18/never/").status_code == 404
