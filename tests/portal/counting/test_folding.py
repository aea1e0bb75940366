from datetime import date

import psycopg
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import OperationalError, connection

from portal.counting.folding import fold, purge
from portal.counting.models import ArticleViews, DailyViews, FoldMark, Hit, Kind
from portal.counting.pace import Pace, fold_when_due
from portal.counting.totals import total
from tests.portal.counting.factories import at, committing, hits

DAILY = ("article_id", "day", "views", "bots", "without_script")


@pytest.fixture
def elsewhere():
    """A second connection to the same PostgreSQL database, in a transaction of its own. SQLite has one writer."""
    with psycopg.connect(**connection.get_connection_params() | {"cursor_factory": None}) as other:
        other.execute("SET idle_in_transaction_session_timeout = '5s'")
        other.commit()
        yield other


@pytest.mark.django_db
def test_hits_are_summed_by_article_day_and_kind():
    hits(article=1, times=3, now=at(1))
    hits(article=1, times=2, now=at(2))
    hits(article=1, times=4, now=at(2), kind=Kind.BOT)
    hits(article=2, times=1, now=at(2), kind=Kind.WITHOUT_SCRIPT)
    assert fold().daily_rows == 3
    assert list(DailyViews.objects.order_by("article_id", "day").values_list(*DAILY)) == [
        (1, date(2024, 3, 1), 3, 0, 0),
        (1, date(2024, 3, 2), 2, 4, 0),
        (2, date(2024, 3, 2), 0, 0, 1),
    ]
    assert list(ArticleViews.objects.order_by("pk").values_list("pk", "views", "bots", "without_script")) == [
        (1, 5, 4, 0),
        (2, 0, 0, 1),
    ]


@pytest.mark.django_db
def test_folding_again_adds_only_what_is_new():
    hits(times=2, now=at(1))
    fold()
    hits(times=3, now=at(1))
    fold()
    assert fold().daily_rows == 0
    assert DailyViews.objects.values_list("views").get() == ArticleViews.objects.values_list("views").get() == (5,)


@pytest.mark.django_db
def test_folding_nothing_leaves_the_mark():
    folded = fold()
    assert (folded.after, folded.upto) == (FoldMark.objects.get().seq,) * 2


@pytest.mark.django_db
def test_folding_with_a_limit_goes_on_where_it_stopped():
    hits(times=5)
    first = fold()
    hits(times=5)
    steps = [fold(limit=2), fold(limit=2), fold(limit=2)]
    assert [step.upto - first.upto for step in steps] == [2, 4, 5]
    assert (total(1), ArticleViews.objects.get().views) == (10, 10)


@pytest.mark.engine("postgresql")
@committing
def test_insert_under_way_is_waited_for_so_that_no_lower_number_appears_later(elsewhere):
    elsewhere.execute(
        "INSERT INTO counting_hit (uuid, article_id, day, kind) VALUES (gen_random_uuid(), 1, '2024-03-01', 'view')"
    )
    hits(article=1)
    with pytest.raises(OperationalError):
        fold()
    elsewhere.commit()
    fold()
    assert total(1) == ArticleViews.objects.get().views == 2


@pytest.mark.engine("postgresql")
@committing
def test_busy_table_postpones_folding_and_the_reader_notices_nothing(elsewhere, caplog):
    hits(times=2)
    elsewhere.execute("LOCK TABLE counting_hit IN SHARE UPDATE EXCLUSIVE MODE")
    fold_when_due(Pace(hits=1))
    assert "nothing is lost" in caplog.text
    with pytest.raises(CommandError, match="busy"):
        call_command("fold_views")
    elsewhere.rollback()
    fold_when_due(Pace(hits=1))
    assert ArticleViews.objects.get().views == 2


@pytest.mark.django_db
def test_purge_keeps_a_hit_for_the_two_days_after_it():
    hits(times=1, now=at(1, hour=23))
    fold()
    assert (purge(now=at(3, hour=23)), purge(now=at(4, hour=0))) == (0, 1)
    assert total(1) == 1


@pytest.mark.django_db
def test_purge_leaves_hits_that_are_in_no_sum_yet():
    hits(times=2, now=at(1))
    assert purge(now=at(20)) == 0
    assert total(1) == 2


@pytest.mark.django_db
def test_purge_goes_in_small_batches_oldest_first():
    hits(times=3, now=at(1))
    recent = hits(times=2, now=at(9))
    fold()
    assert [purge(now=at(9), limit=2) for _ in range(3)] == [2, 1, 0]
    assert set(Hit.objects.values_list("uuid", flat=True)) == set(recent)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_turn_comes_after_so_many_hits():
    pace = Pace(hits=3, seconds=5, clock=Clock())
    assert [pace.take_turn() for _ in range(3)] == [False, False, True]
    pace.end_turn()
    assert pace.take_turn() is False


def test_turn_comes_after_so_many_seconds():
    clock = Clock()
    pace = Pace(hits=100, seconds=5, clock=clock)
    clock.now = 4.9
    assert pace.take_turn() is False
    clock.now = 5
    assert pace.take_turn() is True


def test_turn_is_taken_by_one_at_a_time():
    pace = Pace(hits=1, clock=Clock())
    assert [pace.take_turn(), pace.take_turn()] == [True, False]


@pytest.mark.django_db
def test_folding_when_due_folds_purges_and_ends_its_turn():
    hits(times=2, now=at(1))
    pace = Pace(hits=2, clock=Clock())
    fold_when_due(pace)
    assert not ArticleViews.objects.exists()
    fold_when_due(pace)
    assert ArticleViews.objects.get().views == 2
    assert (Hit.objects.count(), pace.hits, pace.turn.locked()) == (0, 0, False)


@pytest.mark.django_db
def test_command_folds_and_purges_everything(capsys):
    hits(times=3, now=at(1))
    hits(article=2, times=2)
    call_command("fold_views")
    assert capsys.readouterr().out == "2 daily rows written, 3 old hits deleted.\n"
    assert (ArticleViews.objects.count(), Hit.objects.count()) == (2, 2)
