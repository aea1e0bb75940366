from urllib.robotparser import RobotFileParser

import pytest

pytestmark = pytest.mark.django_db


def test_robots_may_read_pages_and_leave_the_rest_alone(client, settings):
    settings.SITE_ORIGIN = "https://news.example.org"
    answer = client.get("/robots.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    rules = RobotFileParser()
    rules.parse(answer.text.splitlines())
    for path in ("/", "/news/", "/vi/", "/feeds/news.atom", "/api/v1/", "/officials/views-of-one/"):
        assert rules.can_fetch("anybody", path)
    for path in ("/admin/", "/search/?q=x", "/vi/search/", "/views/5/"):
        assert not rules.can_fetch("anybody", path)


def test_robots_are_told_of_both_sitemaps(client, settings):
    settings.SITE_ORIGIN, settings.ALLOWED_HOSTS = "https://news.example.org", ["*"]
    lines = client.get("/robots.txt", headers={"host": "elsewhere.example.com"}).text.splitlines()
    maps = [line for line in lines if line.startswith("Sitemap")]
    assert maps == [f"Sitemap: https://news.example.org/{name}" for name in ("sitemap.xml", "news-sitemap.xml")]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_rules_can_only_be_read(client, method):
    assert client.generic(method, "/robots.txt").status_code == 405
