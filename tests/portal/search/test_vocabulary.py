import pytest

from portal.search.models import SearchWord
from portal.search.vocabulary import known, learn, words_under

pytestmark = pytest.mark.django_db


def test_words_of_headings_become_known():
    learn(["Nguyễn Văn Lợi", "Smart City"])
    assert known(["nguyen", "loi", "city", "town"]) == {"nguyen", "loi", "city"}


def test_spelling_without_a_letter_is_not_a_known_word():
    learn(["Loi"])
    assert known(["lo", "oi"]) == set()


def test_words_are_found_under_what_is_left_of_them():
    learn(["Loi Loc"])
    assert words_under(["lo", "oi", "xx"]) == {"lo": {"loi", "loc"}, "oi": {"loi"}}


def test_learning_again_adds_nothing():
    learn(["Loi"])
    number = SearchWord.objects.count()
    learn(["Loi", "loi LOI"])
    assert SearchWord.objects.count() == number == 4


@pytest.mark.parametrize("heading", ["", "a", "2023", "G20", "x" * 25])
def test_what_nobody_mistypes_is_not_learned(heading):
    learn([heading])
    assert not SearchWord.objects.exists()
