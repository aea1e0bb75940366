import pytest

from news.listings import ListKey
from news.models import Article, Edition, NewsList
from news.pages import list_page
from portal.demo.stories import make_stories
from tests.news.factories import make_category

pytestmark = pytest.mark.django_db


def test_stories_are_public_and_listed():
    make_category()
    assert make_stories(12) == 12
    assert list_page(ListKey(NewsList.Kind.ALL, "en"), 2).total == 12
    assert Edition.objects.public().count() == 12


def test_more_stories_keep_those_that_are_there():
    make_stories(3)
    first = set(Article.objects.values_list("uuid", flat=True))
    assert make_stories(5) == 2
    assert first < set(Article.objects.values_list("uuid", flat=True))


def test_the_same_number_gives_the_same_story():
    make_stories(2)
    texts = list(Article.objects.order_by("uuid").values_list("headline", "lead", "body"))
    Edition.objects.all().delete()
    Article.objects.all().delete()
    make_stories(2)
    assert list(Article.objects.order_by("uuid").values_list("headline", "lead", "body")) == texts
