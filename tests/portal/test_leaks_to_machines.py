"""What machines reach by following every address that they are given, and what they must not find there."""

import re

import pytest
import reversion

from news.models import Mention
from news.publishing import publish, publish_archive, withdraw
from portal.directory.models import Official, Organization
from tests.news.factories import make_article, make_category, soon
from tests.portal.directory.factories import make_official, make_organization

pytestmark = pytest.mark.django_db
MARKER = "Zyzzyva"
PLACES = ["/sitemap.xml", "/news-sitemap.xml", "/robots.txt", "/feeds/", "/vi/feeds/", "/api/v1/"]
PLACES += ["/officials/vo-van-minh/feed.atom", "/keywords/icf/feed.atom"]
ADDRESS = re.compile(r'(?:https?|webcal)://127\.0\.0\.1:8000(/[^\s"<]*)|href="(/[^"]*)"')
RECORD = re.compile(r'[\[,]{"uuid":"([0-9a-f-]{36})"')
FOR_MACHINES = re.compile(r"/(?:vi/)?(?:.*\.(?:xml|atom|ics|txt)$|api/|feeds/)")


@pytest.fixture
def site():
    """One story is public in every list; of the others there is a draft, and what was or will be public."""
    make_named(headline="Public", slug="public")
    make_article(**marked("draft"))
    publish(make_named_article(**marked("scheduled")), public_from=soon())
    withdraw(make_named(**marked("withdrawn")).article)
    corrected = make_named(**marked("old"), keywords=["zyzzyva-old"]).article
    change(corrected, headline="Corrected", lead="Corrected.", body="<p>Corrected.</p>", slug="corrected")
    publish(corrected)
    change(corrected, headline=MARKER)


def marked(kind):
    text = f"{MARKER} {kind}"
    return {"headline": text, "lead": text, "body": f"<p>{text}</p>", "slug": f"zyzzyva-{kind}"}


def make_named_article(**fields):
    official = Official.objects.first() or make_official()
    organization = Organization.objects.first() or make_organization()
    article = make_article(**{"section": make_category(), "keywords": ["icf"]} | fields)
    with reversion.create_revision():
        Mention.objects.create(article=article, official=official)
        Mention.objects.create(article=article, organization=organization)
    return article


def make_named(**fields):
    return publish_archive([make_named_article(**fields)])[0]


def change(article, **fields):
    with reversion.create_revision():
        for name, value in fields.items():
            setattr(article, name, value)
        article.keywords.clear()
        article.save()


def crawled(client):
    """Every answer for machines, by its address."""
    waiting, answers = [*PLACES], {}
    while waiting:
        path = waiting.pop()
        if path in answers or not FOR_MACHINES.match(path.partition("?")[0]):
            continue
        answer = client.get(path)
        answers[path] = f"{answer.headers} {answer.content.decode()}"
        if path.startswith("/api/"):
            waiting += [f"{path}{uuid}/" for uuid in RECORD.findall(answers[path])]
        waiting += [one or other for one, other in ADDRESS.findall(answers[path])]
    return answers


def test_hidden_word_reaches_no_machine(client, site):
    answers = crawled(client)
    assert [path for path, answer in answers.items() if MARKER.lower() in f"{path} {answer}".lower()] == []


def test_machines_reach_what_is_public(client, site):
    """The test above means something: every kind of answer was asked, and tells of the public story."""
    answers = crawled(client)
    told = {path for path, answer in answers.items() if "/2023/09/18/public/" in answer}
    assert {
        "/feeds/news.atom",
        "/news/smart-city/feed.atom",
        "/officials/vo-van-minh/feed.atom",
        "/organizations/ppc/feed.atom",
        "/keywords/icf/feed.atom",
        "/sitemap-stories-en-2023-09-1.xml",
        "/api/v1/articles/",
    } <= told
    kinds = ("articles", "officials", "organizations", "categories", "keywords")
    records = {path.split("/")[3] for path in answers if re.fullmatch(r"/api/v1/\w+/[0-9a-f-]{36}/", path)}
    assert records == set(kinds)
