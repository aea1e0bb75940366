"""The words stand in no model: what Django does not know has to be made, kept and taken away by the migration."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection

from tests.portal.search.factories import found, story

words = import_module("portal.search.migrations.0002_words")


@pytest.mark.django_db
def test_words_can_be_taken_away_and_made_again():
    with connection.cursor() as cursor:
        editor = SimpleNamespace(connection=connection, execute=cursor.execute)
        words.drop_words(None, editor)
        words.make_words(None, editor)
    story("Plan")
    assert found("plan") == ["Plan"]


@pytest.mark.django_db
@pytest.mark.engine("postgresql")
def test_planner_takes_every_word_for_rare():
    with connection.cursor() as cursor:
        column = "attrelid = 'search_searchdocument'::regclass AND attname = 'words'"
        cursor.execute(f"SELECT attstattarget, attstorage FROM pg_attribute WHERE {column}")
        assert cursor.fetchall() == [(0, "e")]


@pytest.mark.django_db
@pytest.mark.engine("sqlite")
def test_row_that_outlived_its_document_is_not_found():
    with connection.cursor() as cursor:
        cursor.execute("INSERT OR REPLACE INTO search_words (rowid, words) VALUES (1, 'stale')")
    assert found("stale") == []
    story("Plan")
    assert found("stale") == []
