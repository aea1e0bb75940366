import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.search.shorts import Shorts
from portal.search.terms import Term, Wanted
from portal.search.wording import (
    LONGEST_WORD,
    MOST_WORDS,
    Part,
    Wording,
    as_spelled,
    in_order,
    read,
    wanted,
)

NO_SHORTS = Shorts({}, {})
PPC = Shorts(
    {"ppc": [("provincial", "people", "s", "committee")]},
    {("provincial", "people", "s", "committee"): [("ppc",)]},
)


def words(text: str, shorts: Shorts = NO_SHORTS) -> Wanted:
    return wanted(read(text), shorts)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("  \t\n ", []),
        ("Smart City", [Part(("smart",)), Part(("city",))]),
        ("Nguyễn Lợi", [Part(("nguyen",)), Part(("loi",))]),
        ("Socio-Economic", [Part(("socio", "economic"))]),
        ("No.06", [Part(("no", "06"))]),
        ('"smart city" plan', [Part(("smart", "city"), quoted=True), Part(("plan",))]),
        ("“Thành phố” «mới»", [Part(("thanh", "pho"), quoted=True), Part(("moi",), quoted=True)]),
        ("-japan", [Part(("japan",), minus=True)]),
        ('-"new city"', [Part(("new", "city"), quoted=True, minus=True)]),
        ("Socio - Economic", [Part(("socio",)), Part(("economic",))]),
        ("- -", []),
        ('"smart city', [Part(("smart",)), Part(("city",))]),
        ('city" smart', [Part(("city",)), Part(("smart",))]),
        ('""', []),
        ("a\0b", [Part(("a",)), Part(("b",))]),
        ("😀", []),
    ],
)
def test_text_is_read_in_parts(text, parts):
    assert list(read(text).parts) == parts


@pytest.mark.parametrize(
    "operator", ["NEAR(a b, 2)", "title:x", "a*", "^a", "{a b}: c", "a + b", "a AND NOT b", "!a & b | (c", "a <-> b:*"]
)
def test_operators_of_the_engines_are_mere_words(operator):
    assert all(part.words and not part.quoted and not part.minus for part in read(operator).parts)


def test_too_many_words_are_left_out_and_it_is_known():
    wording = read(" ".join(f"word{n}" for n in range(MOST_WORDS + 5)))
    assert [part.words for part in wording.parts] == [(f"word{n}",) for n in range(MOST_WORDS)]
    assert wording.was_cut


def test_long_phrase_is_shortened_to_the_limit():
    wording = read('"' + "very " * 100 + '" long')
    assert wording.parts == (Part(("very",) * MOST_WORDS, quoted=True),)
    assert wording.was_cut


def test_text_within_the_limits_is_not_called_cut():
    assert not read("smart city").was_cut


def test_endless_word_is_cut():
    assert read("x" * 900).parts == (Part(("x" * LONGEST_WORD,)),)


@given(st.text(max_size=3000))
def test_any_text_can_be_read(text):
    wording = read(text)
    assert sum(len(part.words) for part in wording.parts) <= MOST_WORDS
    assert all(word.isalnum() for part in wording.parts for word in part.words)


@pytest.mark.parametrize("text", ["smart city", '"smart city" plan', "city -japan", '-"new city" old'])
def test_wording_says_what_was_read(text):
    assert str(read(text)) == text


@pytest.mark.parametrize(
    ("text", "unfinished"),
    [
        ("prov", "prov"),
        ("smart city", "city"),
        ("con", ""),
        ("year 2023", ""),
        ('city "smart"', ""),
        ("smart -city", ""),
        ("", ""),
    ],
)
def test_last_word_may_be_unfinished_if_it_is_long_enough_to_tell_something(text, unfinished):
    assert read(text).unfinished == unfinished


def test_short_word_goes_on_when_told_so():
    assert Wording((Part(("ng",)),), goes_on=True).unfinished == "ng"


def test_every_word_is_wanted_in_any_order():
    assert words("nguyen loi") == Wanted(((Term(("nguyen",)),), (Term(("loi",)),)))


def test_word_typed_twice_is_wanted_once():
    assert words("loi loi") == words("loi")


def test_quoted_words_are_wanted_next_to_each_other():
    assert words('"smart city"') == Wanted(((Term(("smart", "city"), adjoining=True),),))


def test_one_quoted_word_is_wanted_whole():
    assert words('"prov"') == Wanted(((Term(("prov",)),),))


def test_unfinished_word_may_go_on():
    assert words("smart city").groups[-1] == (Term(("city",), unfinished=True),)


def test_word_that_was_typed_before_is_not_made_unfinished_in_place_of_another():
    assert words("city smart city") == Wanted(((Term(("city",)),), (Term(("smart",)),)))


def test_words_with_a_minus_are_not_wanted():
    assert words("loi -japan").none == (Term(("japan",)),)


def test_minus_alone_wants_nothing():
    assert not words("-japan")


def test_abbreviation_stands_for_its_words():
    assert words("ppc", PPC).groups == ((Term(("ppc",)), Term(("provincial", "people", "s", "committee"))),)


def test_words_stand_for_their_abbreviation_among_others():
    assert words("new provincial people's committee of 2023", PPC).groups == (
        (Term(("new",)),),
        (Term(("provincial", "people", "s", "committee")), Term(("ppc",))),
        (Term(("of",)),),
        (Term(("2023",)),),
    )


def test_several_words_may_stand_in_their_order():
    assert in_order(read("smart city")) == Wanted(((Term(("smart", "city"), adjoining=True, unfinished=True),),))
    assert not in_order(read("smart"))


def test_marks_that_were_typed_are_kept_for_ranking():
    assert as_spelled(read("Nguyen Lợi")) == Wanted(((Term(("lợi",)),),))
    assert not as_spelled(read("nguyen loi"))


def test_words_are_replaced_where_they_stand():
    wording = read('nguyen "van loy" -smartcity')
    assert str(wording.with_words({"loy": "loi", "nguyen": "", "smartcity": "x"})) == '"van loi" -smartcity'
