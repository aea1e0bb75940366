"""Sections keep every address they ever had: stories of former years name them by it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from news.models import Article, Category
from portal.caching.version import changing, touch
from tests.news.factories import make_article, make_category, moment

pytestmark = pytest.mark.django_db


def move(category, slug):
    with changing():
        category.slug = slug
        category.full_clean()
        category.save()
        touch()


@pytest.fixture
def projects():
    return make_category(name="Projects", slug="projects", parent=make_category())


@pytest.mark.parametrize("folder", ["/news/", "/vi/news/"])
@pytest.mark.parametrize("end", ["", "projects/", "feed.atom", "projects/feed.atom"])
def test_moved_section_and_those_below_it_are_found_at_their_former_addresses(client, projects, folder, end):
    move(projects.parent, "city")
    move(projects.parent, "smart")
    for former in ("smart-city", "city"):
        answer = client.get(f"{folder}{former}/{end}")
        assert (answer.status_code, answer.headers["Location"]) == (301, f"{folder}smart/{end}")
    assert client.get(f"{folder}smart/{end}").status_code == 200


def test_section_may_take_its_former_address_again_and_no_other_may(projects):
    move(projects.parent, "city")
    with pytest.raises(ValidationError, match="had it once"):
        Category(name="Another", slug="smart-city").full_clean()
    move(projects.parent, "smart-city")
    projects.refresh_from_db()
    assert projects.path == "smart-city/projects"


def test_story_is_not_featured_without_an_end():
    article = make_article()
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(featured_from=moment("2023-09-18 10:00"))
