"""Counts by month against counting the rows, through random lives of stories, now and at other instants."""

import datetime
import random

import pytest
from django.db.models.functions import TruncMonth
from django.utils import timezone

from news import publishing
from news.listings import PROVINCE, ListKey, settle
from news.models import Edition, ListingMonth, NewsList
from news.months import months_of_list
from news.pages import NoSuchPage, list_page
from portal.caching.models import Site
from portal.caching.version import changing
from tests.news.factories import make_article, make_category, make_edition, moment, soon

pytestmark = pytest.mark.django_db
ALL = ListKey(NewsList.Kind.ALL, "en")


def headlines(key, number=1, at=None):
    return [edition.headline for edition in list_page(key, number, at).editions]


def counted_by_hand(key, at):
    by_month: dict[datetime.date, int] = {}
    rows = Edition.objects.public(at).filter(listings__list__kind=key.kind, listings__list__record=key.record)
    for month in rows.annotate(month=TruncMonth("listed_at", tzinfo=PROVINCE)).values_list("month", flat=True):
        by_month[month.date()] = by_month.get(month.date(), 0) + 1
    return sorted(by_month.items(), reverse=True)


def by_months(key, at):
    return [(month.first, month.n) for month in months_of_list(key, at)]


def test_newest_story_stands_first():
    make_edition(headline="Older", published="2023-09-06 09:00")
    make_edition(headline="Newer", published="2023-09-18 10:00")
    assert headlines(ALL) == ["Newer", "Older"]


def test_first_page_of_an_empty_list_exists_and_the_second_does_not():
    assert list_page(ALL, 1).editions == []
    with pytest.raises(NoSuchPage):
        list_page(ALL, 2)


def test_pages_hold_ten_and_repeat_or_drop_no_story():
    for day in range(1, 26):
        make_edition(headline=f"Day {day}", published=f"2023-{'09' if day % 2 else '10'}-{day:02} 10:00")
    seen = [headline for number in (1, 2, 3) for headline in headlines(ALL, number)]
    newest_first = sorted(range(1, 26), key=lambda day: (day % 2 == 0, day), reverse=True)
    assert seen == [f"Day {day}" for day in newest_first]
    with pytest.raises(NoSuchPage):
        list_page(ALL, 4)


def test_stories_of_one_minute_keep_one_order_over_pages():
    for number in range(15):
        make_edition(headline=str(number))
    assert [*headlines(ALL, 1), *headlines(ALL, 2)] == [str(number) for number in reversed(range(15))]


def test_scheduled_story_appears_by_itself_in_rows_and_counts():
    article = make_article(headline="To come", published=None)
    article.published_at = soon(hours=2)
    publishing.publish(article_saved(article))
    assert headlines(ALL) == []
    later = soon(hours=3)
    assert headlines(ALL, at=later) == ["To come"]
    assert list_page(ALL, 1, later).total == 1


def article_saved(article):
    import reversion

    with reversion.create_revision():
        article.save()
    return article


def test_withdrawn_story_leaves_rows_and_counts():
    edition = make_edition()
    publishing.withdraw(edition.article)
    assert list_page(ALL, 1).total == 0
    assert headlines(ALL) == []


def test_list_as_it_stood_is_still_there():
    edition = make_edition(headline="Stood then", published="2023-09-18 10:00")
    publishing.withdraw(edition.article)
    assert headlines(ALL, at=moment("2023-09-19 10:00")) == ["Stood then"]
    assert list_page(ALL, 1, moment("2023-09-17 10:00")).total == 0


def test_category_list_holds_its_own_and_what_lies_below_it():
    city = make_category()
    below = make_category(name="Projects", slug="projects", parent=city)
    make_edition(headline="Elsewhere")
    make_edition(headline="Below", section=below)
    key = ListKey(NewsList.Kind.CATEGORY, "en", city.uuid)
    assert headlines(key) == ["Below"]


def test_dated_and_undated_lists_part_all_news():
    make_edition(headline="Dated")
    make_edition(headline="Undated", published=None, listed_at=moment("2020-01-01 00:00"))
    assert headlines(ListKey(NewsList.Kind.DATED, "en")) == ["Dated"]
    assert headlines(ListKey(NewsList.Kind.UNDATED, "en")) == ["Undated"]
    assert headlines(ALL) == ["Dated", "Undated"]


def test_vietnamese_story_stands_in_no_english_list():
    make_edition(language="vi")
    assert headlines(ALL) == []
    assert list_page(ListKey(NewsList.Kind.ALL, "vi"), 1).total == 1


def test_month_belongs_to_the_province_not_to_greenwich():
    make_edition(published="2023-10-01 06:59")
    assert by_months(ALL, timezone.now()) == [(datetime.date(2023, 10, 1), 1)]


@pytest.mark.parametrize("seed", range(3))
def test_counts_equal_counting_the_rows_through_random_lives(seed):
    chance = random.Random(seed)
    city = make_category()
    keys = [ALL, ListKey(NewsList.Kind.CATEGORY, "en", city.uuid), ListKey(NewsList.Kind.DATED, "en")]
    articles = [
        make_article(
            published=f"20{chance.randint(12, 24)}-0{chance.randint(1, 9)}-1{n % 10} 10:00",
            section=city if n % 2 else None,
        )
        for n in range(12)
    ]
    for _step in range(60):
        random_step(chance, chance.choice(articles))
        at = timezone.now() + datetime.timedelta(hours=chance.choice([0, 0, 1, 50, -24 * 900]))
        for key in keys:
            assert by_months(key, at) == counted_by_hand(key, at)
            assert len(list_page(key, 1, at).editions) == min(10, list_page(key, 1, at).total)
    assert not ListingMonth.objects.filter(n__lt=0).exists()


def random_step(chance, article):
    match chance.choice(["publish", "publish", "schedule", "withdraw", "end later", "settle"]):
        case "publish":
            publishing.publish_many([article], archived=chance.random() < 0.5)
        case "schedule":
            publishing.publish(article, public_from=soon(hours=chance.randint(1, 40)))
        case "withdraw":
            publishing.withdraw(article)
        case "end later":
            publishing.withdraw(article, at=soon(hours=chance.randint(1, 40)))
        case "settle":
            with changing():
                settle(Site.objects.locked(), timezone.now())
