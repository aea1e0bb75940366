import datetime
from zoneinfo import ZoneInfo

import pytest

from news.dashboard.reading import ceiling, reading_of
from portal.counting.models import DailyViews, HourlyViews
from tests.news.factories import make_article, make_edition
from tests.portal.accounts.factories import make_user

pytestmark = pytest.mark.django_db

NOW = datetime.datetime(2024, 1, 24, 10, 42, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
TODAY = NOW.date()


@pytest.fixture
def chief():
    return make_user(role="chief")


def read(article, views, weeks=0):
    day = TODAY - datetime.timedelta(weeks=weeks)
    DailyViews.objects.create(article_id=article.pk, day=day, views=views)


def came(hour, views, weeks=0):
    HourlyViews.objects.create(day=TODAY - datetime.timedelta(weeks=weeks), hour=hour, views=views)


def test_most_read_stand_first_beside_what_is_usual(chief):
    bridge, road = make_edition(headline="Bridge").article, make_edition(headline="Road").article
    read(bridge, 30)
    read(road, 50)
    for weeks, views in ((1, 60), (2, 20)):
        read(road, views, weeks)
    rows = reading_of(chief, NOW).rows
    assert [(row.title, row.today, row.usual, row.change_words, row.width) for row in rows] == [
        ("Road", 50, 20, "+30", 100),
        ("Bridge", 30, None, "–", 60),
    ]


@pytest.mark.parametrize(("today", "usual", "words"), [(10, 12, "−2"), (12, 12, "0"), (13, 12, "+1")])
def test_change_has_its_sign(chief, today, usual, words):
    article = make_edition().article
    read(article, today)
    read(article, usual * 4, 1)
    assert [row.change_words for row in reading_of(chief, NOW).rows] == [words]


def test_story_that_readers_have_no_longer_is_left_out(chief):
    read(make_article(), 30)
    assert reading_of(chief, NOW).rows == []


def test_stories_lead_to_where_they_are_written_for_who_reaches_them(chief):
    edition = make_edition()
    read(edition.article, 30)
    row = reading_of(make_user(role="reporter"), NOW).rows[0]
    assert (row.article, row.address) == (None, edition.path)
    assert reading_of(chief, NOW).rows[0].article == edition.article_id


def test_hours_stand_beside_those_of_the_same_weekday(chief):
    came(8, 96)
    came(8, 100, weeks=1)
    came(9, 50, weeks=1)
    came(8, 60, weeks=2)
    reading = reading_of(chief, NOW)
    hours = [(hour.hour, hour.today, hour.usual) for hour in reading.hours if hour.today or hour.usual]
    assert hours == [(8, 96, 80), (9, 0, 25)]
    assert reading.highest == 100
    assert reading.hours[8].bar == 96
    assert reading.line.split("L")[8] == "8.5 20.0"


def test_hours_that_have_not_come_have_no_number(chief):
    hours = reading_of(chief, NOW).hours
    assert [hour.today for hour in hours] == [0] * 11 + [None] * 13


def test_site_without_such_a_day_has_no_usual_one(chief):
    came(8, 5)
    assert not reading_of(chief, NOW).has_usual


@pytest.mark.parametrize(
    ("views", "edge"), [(0, 10), (10, 10), (10.5, 20), (21, 50), (96, 100), (101, 200), (5001, 10000)]
)
def test_chart_ends_at_a_round_number(views, edge):
    assert ceiling(views) == edge
