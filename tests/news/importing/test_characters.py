import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.importing.characters import TooManyMarks, normal

VIETNAMESE = "Thứ 2, Ngày 18/09/2023: Cỡ chữ, Lượt người xem, Đã ban hành"


def test_plain_text_stays_as_it_is():
    read = normal("Smart City")
    assert (read.text, read.weights, read.spaces, read.invisible) == ("Smart City", None, 0, 0)


def test_decomposed_letters_are_composed_and_keep_their_raw_count():
    read = normal("Thu\u031b\u0301 2")
    assert read.text == "Thứ 2"
    assert read.weights == (1, 1, 3, 1, 1)


def test_decomposed_and_composed_text_read_the_same():
    assert normal(unicodedata.normalize("NFD", VIETNAMESE)).text == VIETNAMESE == normal(VIETNAMESE).text


def test_decomposed_hangul_is_composed():
    assert normal(unicodedata.normalize("NFD", "한국")).text == "한국"


@pytest.mark.parametrize("space", ["\u00a0", "\t", "\u3000", "\u2028", "\x0b", "  ", " \u00a0 "])
def test_every_kind_of_space_becomes_one_plain_space(space):
    read = normal(f"a{space}b")
    assert read.text == "a b"
    assert read.spaces == len(space) - 1


@pytest.mark.parametrize("invisible", ["\u200b", "\ufeff", "\u00ad", "\x00", "\x07", "\u202e", "\x9f"])
def test_characters_that_nobody_sees_are_dropped_and_counted(invisible):
    read = normal(f"a{invisible}b")
    assert (read.text, read.invisible) == ("ab", 1)


def test_spaces_around_the_text_are_dropped_and_counted():
    read = normal("\u00a0 a ")
    assert (read.text, read.spaces) == ("a", 3)


def test_a_letter_that_becomes_longer_when_composed_still_counts_once():
    read = normal("\u0958")
    assert read.text == "\u0915\u093c"
    assert read.weights == (1, 0)


def test_thirty_marks_on_a_letter_are_read():
    assert normal("a" + "\u0323" * 30).text.startswith("ạ")


def test_more_marks_on_a_letter_are_refused():
    with pytest.raises(TooManyMarks):
        normal("a" + "\u0301\u0323" * 16)


@settings(max_examples=80, deadline=None)
@given(st.text(st.sampled_from("ab  \u00a0\u200b\x00ếđ한e\u0301\u0323\u1112\u1161\u0958\ufb2c\U0001d160"), max_size=25))
def test_kept_and_dropped_characters_make_up_the_raw_text(raw):
    try:
        read = normal(raw)
    except TooManyMarks:
        return
    kept = len(read.text) if read.weights is None else sum(read.weights)
    assert kept + read.spaces + read.invisible == len(raw)
    assert read.weights is None or len(read.weights) == len(read.text)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=40))
def test_normal_text_is_composed_and_stays_what_it_is(raw):
    text = normal(raw).text
    assert unicodedata.is_normalized("NFC", text)
    assert normal(text).text == text
