import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.texts.slugs import free_slug, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Consular Posts and Foreign Missions Meeting", "consular-posts-and-foreign-missions-meeting"),
        ("Đường Đại lộ Bình Dương", "duong-dai-lo-binh-duong"),
        ("Provincial Leaders' Activities", "provincial-leaders-activities"),
        ("The People’s Council", "the-peoples-council"),
        ("Socio - Economic  News!", "socio-economic-news"),
        ("No.06/2024", "no-06-2024"),
        ("东京", "item"),
        (" - ", "item"),
    ],
)
def test_slug_is_the_folded_words(text, expected):
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("one two three", "one-two"), ("one two", "one-two"), ("onetwothree", "onetwoth"), ("onetwo three", "onetwo")],
)
def test_long_slug_is_cut_at_a_word(text, expected):
    assert slug(text, max_length=8) == expected


@given(st.text())
def test_slug_can_always_stand_in_an_address(text):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(text, max_length=12))
    assert len(slug(text, max_length=12)) <= 12


def test_free_slug_stays_as_it_is():
    assert free_slug("meeting", lambda candidate: False) == "meeting"


def test_taken_slug_gets_the_first_free_number():
    assert free_slug("meeting", {"meeting", "meeting-2", "meeting-4"}.__contains__) == "meeting-3"


def test_numbered_slug_keeps_within_its_length():
    assert free_slug("one-two-three", {"one-two-three"}.__contains__, max_length=13) == "one-two-2"
