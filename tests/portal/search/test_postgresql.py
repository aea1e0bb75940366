"""The limits of a tsvector, which `postgresql.py` writes itself; SQLite knows none and must find the same."""

import pytest

from tests.portal.search.factories import found, story

pytestmark = pytest.mark.django_db


def test_endless_word_keeps_none_of_the_others_from_being_found():
    story("Survey opens", f"before {'x' * 3000} after")
    assert found("before") == found("after") == ["Survey opens"]


def test_word_that_stands_everywhere_and_phrases_around_it_are_found():
    story("Survey opens", "road " * 400 + "bridge")
    assert found("road") == found('"road road"') == ["Survey opens"]


def test_words_of_the_text_keep_their_neighbors():
    story("Survey opens", "The new road and the old bridge")
    assert found('"old bridge"') == ["Survey opens"]
    assert found('"new bridge"') == []


@pytest.mark.parametrize("quoted", ["don't", "o''clock", "back\\slash", "a:1 b&c", "(x | y)"])
def test_marks_that_mean_something_to_the_database_are_only_text(quoted):
    story(f"Survey {quoted}", f"Fieldwork {quoted}", names=(quoted,))
    assert found("fieldwork") == [f"Survey {quoted}"]
