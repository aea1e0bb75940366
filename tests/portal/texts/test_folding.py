import unicodedata

import pytest
from django.utils.safestring import SafeString, mark_safe
from hypothesis import given
from hypothesis import strategies as st

from portal.texts.folding import fold, initials
from portal.texts.highlighting import extract, highlight

LONG = "word " * 50 + "Nguyễn Văn Lợi spoke " + "tail " * 50


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Nguyễn Văn Lợi", "nguyen van loi"),
        ("ĐƯỜNG đại lộ", "duong dai lo"),
        ("Ðồng Ɖoài", "dong doai"),
        ("Dĩ An – Thuận\u00a0An", "di an thuan an"),
        ("  “Project No.06”,\tit's ’new‘ ", "project no 06 it s new"),
        ("\ufeffBi\u200bnh Du\u00adong", "binh duong"),
        ("Straße İZMİR", "strasse izmir"),
        ("đ\u0301 a\u0323\u0302", "d a"),
        ("...!?", ""),
        ("", ""),
        ("\ud800x\x00y", "x y"),
    ],
)
def test_text_folds_to_plain_words(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_again_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_composed_and_decomposed_spellings_fold_alike(text):
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(st.text(), st.text())
def test_each_side_of_a_space_folds_on_its_own(left, right):
    assert fold(f"{left} {right}") == " ".join(filter(None, (fold(left), fold(right))))


@given(st.text())
def test_folded_text_is_letters_digits_and_single_spaces(text):
    assert all(word.isalnum() for word in fold(text).split(" ")) or fold(text) == ""


@pytest.mark.parametrize(
    ("name", "plate"),
    [
        ("Nguyen Van Loi", "NL"),
        ("Đặng Văn Ân", "ĐÂ"),
        ("A\u0302u", "Â"),
        ("Roy  Kho ", "RK"),
        ("Provincial Party Committee", "PC"),
        ("Provincial People's Committee (PPC)", "PC"),
        ("ICF", "I"),
        ("- 'x' -", "X"),
        ("", ""),
    ],
)
def test_plate_shows_initials_of_first_and_last_word(name, plate):
    assert initials(name) == plate


@pytest.mark.parametrize(
    ("text", "terms", "marked"),
    [
        ("Ông Lợi đến", ["loi"], "Ông <mark>Lợi</mark> đến"),
        ("Nguyễn Văn Lợi.", ["loi", "nguyen", "van"], "<mark>Nguyễn Văn Lợi</mark>."),
        ("Loi, Nguyen", ["loi", "nguyen"], "<mark>Loi</mark>, <mark>Nguyen</mark>"),
        ("Lo\u031b\u0323i!", ["loi"], "<mark>Lo\u031b\u0323i</mark>!"),
        ("Smart\u00a0 City", ["smart city"], "<mark>Smart\u00a0 City</mark>"),
        ("Đức đi", ["duc"], "<mark>Đức</mark> đi"),
        ("Straße 5", ["strasse"], "<mark>Straße</mark> 5"),
        ("violoins", ["loi"], "violoins"),
        ("smarter", ["smart"], "smarter"),
        ("smarter", ["smart*"], "<mark>smarter</mark>"),
        ("a + b", ["a", "b", "+", "*", ""], "<mark>a</mark> + <mark>b</mark>"),
        ("x", [], "x"),
    ],
)
def test_hits_are_marked_in_their_own_spelling(text, terms, marked):
    assert highlight(text, terms) == marked


def test_everything_marked_or_not_is_escaped():
    marked = highlight(mark_safe("<b>Loi</b> & <i>"), ["b", "loi"])
    assert marked == "&lt;<mark>b</mark>&gt;<mark>Loi</mark>&lt;/<mark>b</mark>&gt; &amp; &lt;i&gt;"
    assert isinstance(marked, SafeString)


@given(st.text(alphabet="aạđ \u0323\u200b,ß<"), st.lists(st.sampled_from(["a", "d", "ss", "a a", "s*"])))
def test_marking_loses_no_character(text, terms):
    marked = highlight(text, terms).replace("<mark>", "").replace("</mark>", "")
    assert marked.replace("&lt;", "<") == text


def test_extract_shows_the_first_hit_between_whole_words():
    shown = extract(LONG, ["nguyen van loi"], 60)
    assert shown == "…word word word word Nguyễn Văn Lợi spoke tail tail tail tail…"


@pytest.mark.parametrize(
    ("text", "terms", "shown"),
    [
        ("short  text\n here", ["here"], "short text here"),
        (LONG, ["unknown"], "word word word word…"),
        ("word " * 9 + "Lợi", ["loi"], "…word word word Lợi"),
        ("x" * 30, ["loi"], "x" * 20 + "…"),
        ("", ["loi"], ""),
    ],
)
def test_extract_says_where_it_was_cut(text, terms, shown):
    assert extract(text, terms, 20) == shown


@given(st.text(alphabet="ab Lợi\n"), st.integers(min_value=10, max_value=40))
def test_extract_stays_within_its_width(text, width):
    assert len(extract(text, ["loi"], width)) <= width + 2
