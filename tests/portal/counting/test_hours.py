from datetime import date

import pytest

from portal.counting.folding import fold
from portal.counting.hours import by_hour
from portal.counting.models import HourlyViews, Kind
from tests.portal.counting.factories import at, hits

pytestmark = pytest.mark.django_db

FIRST, SECOND = date(2024, 3, 1), date(2024, 3, 2)


def spread(hours):
    """The hours in which somebody came."""
    return {hour: views for hour, views in enumerate(hours) if views}


def test_views_of_all_articles_are_added_up_by_hour():
    hits(article=1, times=2, now=at(1, 9))
    hits(article=2, times=1, now=at(1, 9))
    fold(now=at(1, 9))
    hits(article=1, times=4, now=at(1, 10))
    fold(now=at(1, 10))
    assert spread(by_hour([FIRST], at(1, 11))[FIRST]) == {9: 3, 10: 4}


def test_bots_and_pictures_without_script_are_no_views():
    hits(times=2, kind=Kind.BOT, now=at(1, 9))
    hits(times=2, kind=Kind.WITHOUT_SCRIPT, now=at(1, 9))
    fold(now=at(1, 9))
    assert not HourlyViews.objects.exists()


def test_what_is_not_folded_yet_is_of_this_hour():
    hits(times=2, now=at(1, 9))
    before = by_hour([FIRST], at(1, 9))
    fold(now=at(1, 9))
    assert spread(before[FIRST]) == {9: 2}
    assert by_hour([FIRST], at(1, 9)) == before


def test_what_is_folded_after_midnight_is_of_the_day_on_which_it_came():
    hits(times=2, now=at(1, 23))
    hits(times=1, now=at(2, 0))
    unfolded = by_hour([FIRST, SECOND], at(2, 0))
    fold(now=at(2, 0))
    assert spread(unfolded[FIRST]) == {23: 2}
    assert spread(unfolded[SECOND]) == {0: 1}
    assert by_hour([FIRST, SECOND], at(2, 0)) == unfolded


def test_day_that_nobody_came_has_all_of_its_hours():
    assert by_hour([FIRST, SECOND], at(2)) == {FIRST: [0] * 24, SECOND: [0] * 24}


def test_other_days_are_left_out(django_assert_num_queries):
    hits(times=2, now=at(2))
    fold(now=at(2))
    with django_assert_num_queries(1):
        assert by_hour([FIRST], at(2)) == {FIRST: [0] * 24}
