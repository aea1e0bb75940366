"""Whoever has no right to see royalties walks through the whole newsroom and meets neither amount nor note."""

import re

import pytest
import reversion

from news.models import Article, LedgerLine, SectionAssignment
from news.publishing import publish
from news.royalties.ledger import propose
from tests.news.admin.test_royalties import OTHERS, signed_in
from tests.news.factories import make_category
from tests.news.royalties.factories import assess, load_rates, make_shares, make_story

pytestmark = pytest.mark.django_db
MARKER = "quinzelbart"
LINK = re.compile(r'href="(/(?:admin|api)/[^"#]*)')
TOLD = re.compile(rf"{MARKER}|royalt|468,000|468000|77[.,]5|1,800,000", re.IGNORECASE)
PAGES = 12


@pytest.fixture
def story() -> Article:
    """With a note in its assessment, a share of 77.5 % and a line of an unlikely amount."""
    load_rates()
    edition = make_story(("An", "writer"), section=make_category())
    assess(edition, coefficient="2.6", genre="interview", reason=f"{MARKER} reason")
    propose(edition)
    LedgerLine.objects.update(reason=f"{MARKER} note")
    make_shares(edition, {("An", "writer"): 77.5})
    with reversion.create_revision():
        article = Article.objects.get(pk=edition.article_id)
        article.lead = "Corrected."
        article.save()
    publish(article)
    return article


@pytest.mark.parametrize("role", OTHERS)
def test_newsroom_tells_nothing_of_royalties(role, story):
    client = signed_in(role=role)
    SectionAssignment.objects.create(user_id=client.session["_auth_user_id"], section=story.section)
    page = f"/admin/news/article/{story.pk}"
    waiting = ["/admin/", f"{page}/change/", f"{page}/history/", f"{page}/compare/", "/api/v1/articles/"]
    told, seen = [], set(waiting)
    for _ in range(PAGES):
        if not waiting:
            break
        address = waiting.pop(0)
        text = client.get(address).text
        told += [(address, found) for found in TOLD.findall(text)]
        new = [each for each in LINK.findall(text) if each not in seen and "logout" not in each]
        seen.update(new)
        waiting += new
    assert told == []


def test_who_may_see_them_meets_them_on_the_same_way(story):
    """Otherwise a walk that leads nowhere would keep the secret best."""
    text = signed_in(role="chief").get(f"/admin/news/article/{story.pk}/change/").text
    assert {found.lower() for found in TOLD.findall(text)} >= {"royalt", "1,800,000", "77.5"}
