import datetime

import pytest

from news.models import Edition, RelatedArticle
from news.publishing import publish, withdraw
from news.related import beside
from tests.news.factories import make_article, make_category, make_edition, moment, soon

pytestmark = pytest.mark.django_db


def stories(count, **fields):
    """One a day, from September 1 on."""
    return [make_edition(headline=f"Day {n}", published=f"2023-09-{n:02} 10:00", **fields) for n in range(1, count + 1)]


def headlines(edition):
    return [story.headline for story in beside(edition)]


def related(article, *others):
    for position, other in enumerate(others):
        RelatedArticle.objects.create(article=article, related=other, position=position)
    return publish(article)


def test_nearest_stories_of_the_section_stand_beside_a_story():
    days = stories(9, section=make_category())
    make_edition(headline="Elsewhere", published="2023-09-05 10:01")
    assert set(headlines(days[4])) < {"Day 3", "Day 4", "Day 6", "Day 7"}
    assert {"Day 4", "Day 6"} < set(headlines(days[4]))
    assert headlines(days[0]) == ["Day 2", "Day 3", "Day 4"]
    assert headlines(days[8]) == ["Day 8", "Day 7", "Day 6"]


def test_stories_of_one_minute_are_neighbors():
    first, *_ = [make_edition(headline=str(number)) for number in range(3)]
    assert sorted(headlines(first)) == ["1", "2"]


def test_what_an_editor_chose_stands_first_and_in_that_order():
    days = stories(5)
    far = [make_edition(headline=name, published="2015-01-01 10:00", section=make_category()) for name in "AB"]
    edition = related(days[2].article, far[1].article, far[0].article)
    assert headlines(edition)[:2] == ["B", "A"]
    assert headlines(edition)[2] in {"Day 2", "Day 4"}


def test_story_chosen_by_hand_and_near_as_well_stands_once():
    days = stories(3)
    edition = related(days[1].article, days[2].article)
    assert headlines(edition) == ["Day 3", "Day 1"]


def test_no_story_stands_beside_itself():
    edition = make_edition()
    assert beside(edition) == []
    assert beside(publish(edition.article)) == []


def test_nothing_that_readers_cannot_have_stands_beside_a_story():
    days = stories(3)
    draft = make_article(headline="Draft")
    scheduled = make_article(headline="Scheduled")
    publish(scheduled, public_from=soon())
    edition = related(days[1].article, draft, scheduled, days[2].article)
    withdraw(days[2].article)
    assert headlines(edition) == ["Day 1"]


def test_corrected_story_stands_as_it_is_now():
    days = stories(2)
    days[1].article.headline = "Day 2, corrected"
    publish(saved(days[1].article))
    assert headlines(Edition.objects.get(pk=days[0].pk)) == ["Day 2, corrected"]


def saved(article):
    import reversion

    with reversion.create_revision():
        article.save()
    return article


def test_stories_of_another_language_stand_beside_none():
    stories(2)
    assert headlines(make_edition(language="vi")) == []


def test_undated_story_has_its_neighbors_of_the_old_list():
    place = moment("2023-09-06 09:00")
    undated = [
        make_edition(headline=f"Undated {n}", published=None, listed_at=place + datetime.timedelta(seconds=n))
        for n in range(3)
    ]
    assert headlines(undated[0]) == ["Undated 1", "Undated 2"]


@pytest.mark.parametrize("count", [1, 3])
def test_one_query_whatever_there_is(django_assert_num_queries, count):
    edition = stories(count)[0]
    beside(edition)
    with django_assert_num_queries(1):
        assert len(beside(edition)) == count - 1
