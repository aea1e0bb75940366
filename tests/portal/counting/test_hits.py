import threading
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from django.db import connection

from portal.counting.folding import fold, purge
from portal.counting.hits import record, turn
from portal.counting.models import Hit, Kind
from portal.counting.pace import Pace, fold_when_due
from portal.counting.totals import set_baseline, total
from tests.portal.counting.factories import at, committing, hits

ID = UUID("6f1f6c1e-6d3c-4f5c-9a59-0f4be0a3b7aa")


@pytest.mark.django_db
def test_first_view_of_an_article_is_answered_with_one():
    assert record(7, uuid4(), Kind.VIEW) == 1


@pytest.mark.django_db
def test_each_id_counts_and_articles_do_not_mix():
    hits(article=7, times=2)
    hits(article=8, times=1)
    assert record(7, uuid4(), Kind.VIEW) == 3


@pytest.mark.django_db
def test_same_id_again_gets_the_same_answer_and_is_not_counted():
    assert [record(7, ID, Kind.VIEW), record(7, ID, Kind.VIEW)] == [1, 1]
    assert Hit.objects.count() == 1


@pytest.mark.django_db
def test_same_id_is_not_counted_after_its_hit_was_folded():
    record(7, ID, Kind.VIEW)
    fold()
    assert record(7, ID, Kind.VIEW) == 1
    fold()
    assert total(7) == 1


@pytest.mark.django_db
def test_id_used_for_another_article_counts_for_neither():
    record(7, ID, Kind.VIEW)
    assert record(8, ID, Kind.VIEW) == 0
    assert total(7) == 1


@pytest.mark.django_db
def test_id_that_was_counted_apart_does_not_become_a_view():
    record(7, ID, Kind.BOT)
    assert record(7, ID, Kind.VIEW) == 0


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [Kind.BOT, Kind.WITHOUT_SCRIPT])
def test_bots_and_pictures_without_script_stay_out_of_the_total(kind):
    record(7, uuid4(), Kind.VIEW)
    assert record(7, uuid4(), kind) == 1
    fold()
    assert total(7) == 1


@pytest.mark.django_db
def test_imported_counter_is_part_of_the_answer():
    set_baseline(7, 2722)
    assert record(7, uuid4(), Kind.VIEW) == 2723


@pytest.mark.django_db
def test_day_is_the_date_in_the_province():
    record(7, ID, Kind.VIEW, now=datetime(2024, 2, 29, 17, 30, tzinfo=UTC))
    assert Hit.objects.get().day == date(2024, 3, 1)


@pytest.mark.django_db
def test_hit_after_a_complete_purge_takes_a_new_number_and_is_counted():
    """A number that was used again would lie below the mark, in no sum."""
    hits(article=7, times=3, now=at(1))
    fold()
    assert purge(now=at(9)) == 3
    assert record(7, uuid4(), Kind.VIEW) == 4
    fold()
    assert total(7) == 4


@pytest.mark.django_db
def test_new_hit_costs_one_statement_on_postgresql_and_two_on_sqlite(django_assert_num_queries):
    with django_assert_num_queries(1 if connection.vendor == "postgresql" else 2):
        record(7, uuid4(), Kind.VIEW)


@committing
def test_one_id_sent_by_many_at_once_is_counted_once_and_all_get_the_same_answer():
    assert together([lambda: record(7, ID, Kind.VIEW)] * 4) == [1, 1, 1, 1]
    assert Hit.objects.count() == 1


@committing
def test_writers_and_folders_at_once_lose_and_double_nothing():
    def write() -> list[int]:
        return [record(7, uuid4(), Kind.VIEW) for _ in range(20)]

    def keep_folding() -> None:
        for _ in range(5):
            fold_when_due(Pace(hits=1))

    *answers, _, _ = together([write, write, write, keep_folding, keep_folding])
    assert all(own == sorted(set(own)) for own in answers), "a total went down, or an own view was not in it"
    fold()
    assert total(7) == 60


@pytest.mark.django_db
def test_view_is_counted_though_no_turn_came(monkeypatch):
    monkeypatch.setattr("portal.counting.hits.PATIENCE", 0)
    with turn():
        assert record(7, uuid4(), Kind.VIEW) == 1
        assert record(7, uuid4(), Kind.VIEW) == 2


def together(tasks):
    """The results of tasks that begin at one instant, each in a thread and on a connection of its own."""
    start = threading.Barrier(len(tasks))
    results = [None] * len(tasks)

    def run(place):
        try:
            start.wait()
            results[place] = tasks[place]()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[place]) for place in range(len(tasks))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
