from datetime import date

import pytest
from django.db import IntegrityError

from portal.counting.folding import fold
from portal.counting.models import Baseline, DailyViews, Kind
from portal.counting.totals import baseline, most_read, series, set_baseline, set_baselines, total, total_of, totals
from tests.portal.counting.factories import at, hits

MARCH_1, MARCH_2, MARCH_3 = (date(2024, 3, day) for day in (1, 2, 3))

folded_or_not = pytest.mark.parametrize("step", [lambda: None, fold], ids=["not folded", "folded"])


@pytest.mark.django_db
def test_article_nobody_has_read_has_no_views():
    assert total(1) == 0


@pytest.mark.django_db
def test_total_is_the_imported_counter_plus_folded_and_unfolded_views():
    set_baseline(1, 100)
    hits(times=3)
    fold()
    hits(times=2)
    assert total(1) == 105


@pytest.mark.django_db
def test_totals_of_a_list_come_in_one_query(django_assert_num_queries):
    set_baseline(1, 100)
    hits(article=1, times=2)
    hits(article=2, times=3)
    fold()
    hits(article=2, times=1)
    hits(article=3, times=4, kind=Kind.BOT)
    hits(article=4, times=1)
    with django_assert_num_queries(1):
        assert totals([1, 2, 3, 5]) == {1: 102, 2: 4, 3: 0, 5: 0}


@pytest.mark.django_db
def test_totals_of_no_article_and_of_very_many():
    hits(article=99_999_999_999)
    assert totals([]) == {}
    assert sum(totals(range(99_999_990_000, 100_000_000_000)).values()) == 1


@pytest.mark.django_db
def test_total_of_each_row_comes_with_a_query_over_articles(django_assert_num_queries):
    set_baseline(1, 100)
    hits(article=1, times=2)
    hits(article=2, times=3)
    fold()
    hits(article=2, times=1)
    with django_assert_num_queries(1):
        rows = DailyViews.objects.annotate(total=total_of('"counting_dailyviews"."article_id"'))
        assert dict(rows.values_list("article_id", "total")) == {1: 102, 2: 4}


@pytest.mark.django_db
@folded_or_not
def test_most_read_is_ordered_by_views_since_the_day(step, django_assert_num_queries):
    hits(article=1, times=9, now=at(1))
    hits(article=1, times=1, now=at(2))
    hits(article=2, times=3, now=at(2))
    hits(article=3, times=1, now=at(2))
    hits(article=3, times=1, now=at(3))
    hits(article=4, times=5, now=at(3), kind=Kind.BOT)
    step()
    with django_assert_num_queries(1):
        assert most_read(None, MARCH_2, 10) == [(2, 3), (3, 2), (1, 1)]
    assert most_read(None, MARCH_2, 1) == [(2, 3)]
    assert most_read([1, 3, 4], MARCH_2, 10) == [(3, 2), (1, 1)]
    assert most_read([], MARCH_2, 10) == []


@pytest.mark.django_db
def test_most_read_with_equal_views_puts_the_newer_article_first():
    hits(article=1, now=at(1))
    hits(article=2, now=at(1))
    assert most_read(None, MARCH_1, 2) == [(2, 1), (1, 1)]


@pytest.mark.django_db
def test_imported_counter_makes_no_article_most_read():
    set_baseline(1, 5000)
    assert most_read(None, MARCH_1, 5) == []


@pytest.mark.django_db
@folded_or_not
def test_series_has_one_number_for_each_day(step, django_assert_num_queries):
    hits(article=1, times=7, now=at(1))
    hits(article=1, times=2, now=at(2))
    hits(article=1, times=3, now=at(4))
    hits(article=2, times=1, now=at(3))
    step()
    with django_assert_num_queries(1):
        assert series([1, 2, 3], 2, until=MARCH_3) == {1: [2, 0], 2: [0, 1], 3: [0, 0]}


@pytest.mark.django_db
def test_baseline_that_is_set_again_replaces_the_first():
    set_baselines({1: 227, 2: 2722})
    set_baselines({2: 2723, 3: 5})
    assert dict(Baseline.objects.values_list("article_id", "views")) == {1: 227, 2: 2723, 3: 5}


@pytest.mark.django_db
def test_baseline_is_known_only_where_one_was_imported():
    set_baseline(1, 0)
    assert [baseline(1), baseline(2)] == [0, None]


@pytest.mark.django_db
def test_baseline_cannot_be_negative():
    with pytest.raises(IntegrityError):
        set_baseline(1, -1)


@pytest.mark.django_db
def test_many_baselines_take_few_queries(django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        set_baselines(dict.fromkeys(range(1000), 1))
