from datetime import UTC, datetime

import pytest
from django.db import Error

from portal.caching import row
from portal.caching.models import Site


@pytest.mark.parametrize("text", ["2023-09-18 12:30:00", "2023-09-18 12:30:00+00", "2023-09-18 19:30:00+07"])
def test_instant_is_read_as_either_engine_writes_it(text):
    assert row.state_of(7, text) == (7, datetime(2023, 9, 18, 12, 30, tzinfo=UTC))


@pytest.mark.django_db
def test_missing_row_is_version_none():
    Site.objects.all().delete()
    assert row.ask_within() == (0, row.LONG_AGO)


@pytest.mark.django_db(transaction=True)
def test_connection_that_was_lost_is_made_again():
    expected = row.ask()
    row.standing_connection().connection.close()
    assert row.ask() == expected == row.ask_within()


@pytest.mark.django_db(transaction=True)
def test_database_that_stays_away_is_said(monkeypatch):
    monkeypatch.setattr(row, "QUESTION", "SELECT version FROM nowhere")
    with pytest.raises(Error):
        row.ask()
    monkeypatch.undo()
    assert row.ask().version == 1


@pytest.mark.django_db(transaction=True)
# SQLite has one writer, which is never waited for here.
@pytest.mark.engine("postgresql")
def test_question_can_wait_for_what_a_dead_publisher_left_committing():
    assert row.ask(waiting=True) == row.ask()


@pytest.mark.django_db(transaction=True)
def test_asking_costs_django_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        row.ask()


@pytest.mark.django_db(transaction=True)
# PostgreSQL is asked over Django's connection.
@pytest.mark.engine("sqlite")
def test_forked_process_leaves_the_connections_of_its_parent_alone():
    row.ask()
    parents = row.threads.wrapper
    row.forget_after_fork()
    row.ask()
    assert row.threads.wrapper is not parents
    assert parents.connection.execute("SELECT 1").fetchall() == [(1,)]
