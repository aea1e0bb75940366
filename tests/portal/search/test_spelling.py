import unicodedata

import pytest

from portal.search.spelling import LONGEST_KEY, is_short, keys, marked


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nguyen Van Loi", []),
        ("Nguyen Văn LỢI", ["văn", "lợi"]),
        (unicodedata.normalize("NFD", "Lợi"), ["lợi"]),
        ("Đường đường", ["đường"]),
        ("Москва 市政府", []),
        ("“Lợi”, said", ["lợi"]),
    ],
)
def test_marked_words_are_those_that_lose_something_by_folding(text, words):
    assert marked(text) == words


@pytest.mark.parametrize("name", ["PPC", "ICF", "V.N.P.T", "S&T", "G5"])
def test_capitals_are_an_abbreviation(name):
    assert is_short(name)


@pytest.mark.parametrize("name", ["", "P", "Becamex", "Becamex IDC", "UBND tỉnh", "ABCDEFGHIJKLMN", "PPc"])
def test_other_names_are_none(name):
    assert not is_short(name)


def test_keys_are_the_word_and_what_is_left_without_each_letter():
    assert keys("loi") == {"loi", "oi", "li", "lo"}


@pytest.mark.parametrize(
    ("typed", "meant"), [("loy", "loi"), ("nguyne", "nguyen"), ("inteligent", "intelligent"), ("bekamex", "becamex")]
)
def test_a_slip_shares_a_key_with_what_was_meant(typed, meant):
    assert keys(typed) & keys(meant)


def test_words_without_much_in_common_share_none():
    assert not keys("nguyen") & keys("hung")


@pytest.mark.parametrize("word", ["an", "x" * 40])
def test_shortest_and_longest_words_have_one_key(word):
    assert keys(word) == {word[:LONGEST_KEY]}
