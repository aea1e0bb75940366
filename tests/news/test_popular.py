import pytest

from news import publishing
from news.listings import ListKey
from news.models import Keyword, NewsList
from news.popular import SHOWN, TOPICS, most_read, topics
from portal.counting.totals import set_baselines
from tests.news.factories import make_article, make_category, make_edition, soon
from tests.portal.counting.factories import hits

pytestmark = pytest.mark.django_db
ALL = ListKey(NewsList.Kind.ALL, "en")


def of_old(edition, views):
    """What the former portal had counted."""
    set_baselines({edition.article_id: views})


def lately(edition, views):
    hits(article=edition.article_id, times=views)


def read(key=ALL):
    return [(story.headline, story.views) for story in most_read(key)]


def named(key=ALL):
    return [(topic.name, topic.n) for topic in topics(key)]


def test_most_read_stands_first_and_what_nobody_read_nowhere():
    some, most = make_edition(headline="Some"), make_edition(headline="Most")
    make_edition(headline="None")
    of_old(some, 71)
    of_old(most, 227)
    assert read() == [("Most", 227), ("Some", 71)]


def test_what_is_read_lately_stands_before_what_was_read_of_old():
    old, new = make_edition(headline="Old"), make_edition(headline="New")
    of_old(old, 227)
    of_old(new, 1)
    lately(new, 3)
    assert read() == [("New", 4), ("Old", 227)]


def test_of_equals_the_newer_stands_first():
    for day in (1, 3, 2):
        of_old(make_edition(headline=f"Day {day}", published=f"2023-09-0{day} 10:00"), 5)
    assert [headline for headline, _ in read()] == ["Day 3", "Day 2", "Day 1"]


def test_few_are_shown():
    for number in range(SHOWN + 2):
        of_old(make_edition(headline=str(number)), number + 1)
    assert [headline for headline, _ in read()] == ["6", "5", "4", "3", "2"]


def test_only_what_readers_can_have_in_the_list_is_shown():
    city = make_category()
    withdrawn, elsewhere, scheduled = make_edition(section=city), make_edition(), make_article(section=city)
    publishing.publish(scheduled, public_from=soon())
    for article in (withdrawn.article, elsewhere.article, scheduled):
        set_baselines({article.pk: 9})
    publishing.withdraw(withdrawn.article)
    assert read(ListKey(NewsList.Kind.CATEGORY, "en", city.uuid)) == []


def test_story_that_lives_elsewhere_is_linked_there():
    of_old(make_edition(external_url="https://example.org/a"), 5)
    of_old(make_edition(headline="Here"), 4)
    assert [story.path for story in most_read(ALL)] == ["https://example.org/a", "/news/2023/09/18/here/"]


@pytest.mark.django_db(transaction=True)
def test_views_are_of_this_moment_whatever_is_kept(django_assert_num_queries):
    edition = make_edition()
    of_old(edition, 71)
    read()
    lately(edition, 1)
    with django_assert_num_queries(1):
        assert read() == [(edition.headline, 72)]


@pytest.mark.parametrize("count", [1, 3])
def test_cost_does_not_grow_with_stories(django_assert_num_queries, count):
    for number in range(count):
        of_old(make_edition(headline=str(number)), 1)
    with django_assert_num_queries(4):
        assert len(read()) == count


def test_topics_are_the_lists_commonest_keywords():
    make_edition(keywords=["icf", "japan"])
    make_edition(keywords=["icf", "roads"])
    assert named() == [("icf", 2), ("japan", 1), ("roads", 1)]


def test_topics_are_few():
    make_edition(keywords=[f"word-{number:02}" for number in range(TOPICS + 3)])
    assert len(named()) == TOPICS


def test_topics_come_from_what_readers_can_have_in_the_list():
    city = make_category()
    make_edition(keywords=["elsewhere"])
    publishing.withdraw(make_edition(section=city, keywords=["withdrawn"]).article)
    make_edition(section=city, keywords=["icf"])
    assert named(ListKey(NewsList.Kind.CATEGORY, "en", city.uuid)) == [("icf", 1)]


def test_merged_keyword_is_named_as_the_one_that_stayed():
    stayed = Keyword.objects.create(name="Smart City", slug="smart-city")
    Keyword.objects.create(name="Smart Cities", slug="smart-cities", merged_into=stayed)
    make_edition(keywords=["smart-cities"])
    assert [(topic.name, topic.slug) for topic in topics(ALL)] == [("Smart City", "smart-city")]


@pytest.mark.django_db(transaction=True)
def test_topics_are_read_once_until_something_changes(django_assert_num_queries):
    make_edition(keywords=["icf"])
    named()
    with django_assert_num_queries(0):
        named()
    make_edition(keywords=["icf"])
    assert named() == [("icf", 2)]
