import pytest
from django.utils.html import strip_tags

from portal.directory import marks
from tests.portal.directory.factories import asked
from tests.portal.directory.factories import make_tenure as tenure


def note(known, day=""):
    return " ".join(strip_tags(marks.note(known, asked(day))).split())


@pytest.mark.parametrize(
    ("known", "day", "words"),
    [
        (tenure(first="2024-01-23"), "2024-01-23", "Recorded January 23, 2024"),
        (tenure(first="2024-01-23"), "2024-03-01", "Not known that day Last recorded January 23, 2024"),
        (tenure(first="2024-01-23"), "", "Not known today Last recorded January 23, 2024"),
        (tenure("2024-03-01"), "2024-01-23", "Not yet From March 1, 2024"),
        (tenure("2021", "2023-06-01"), "2024-01-23", "Former From 2021 until June 1, 2023"),
        (tenure(first="2024-01-23", closed="2025-07-01"), "", "Ended with the organization Recorded January 23, 2024"),
    ],
)
def test_three_answers_differ_in_words(known, day, words):
    assert note(known, day) == words


@pytest.mark.parametrize(
    ("known", "day", "words"),
    [
        (tenure(first="2024-01-15", last="2024-04-08"), "", "Recorded January 15, 2024 to April 8, 2024"),
        (tenure(first="2024-01-15"), "2020", "Not known that day Recorded January 15, 2024"),
        (tenure("2021", "2023-06-01"), "", "Former From 2021 until June 1, 2023"),
    ],
)
def test_role_says_all_that_is_known_and_answers_where_it_is_asked(known, day, words):
    assert strip_tags(marks.of_role(known, asked(day))) == words


def test_nobody_is_former_without_a_record_of_the_end():
    assert "Former" not in note(tenure("2001", first="2001-01-01"), "2035-01-01")
    assert "Former" not in note(tenure(first="2001-01-01", closed="2025-07-01"), "2035-01-01")


def test_what_is_recorded_needs_no_mark():
    assert "state" not in marks.note(tenure(first="2024-01-23"), asked("2024-01-23"))


@pytest.mark.parametrize(
    ("known", "day", "mark"),
    [
        (tenure("1997-01-01"), "2024-01-23", ""),
        (tenure(), "2024-01-23", '<span class="state unk">Not known that day</span>'),
        (tenure("1997", "2025-07-01"), "2024-01-23", '<span class="state">until July 1, 2025</span>'),
        (tenure("1997", "2025-07-01"), "2025-07-01", '<span class="state off">Ended July 1, 2025</span>'),
        (
            tenure(ended="2025-07-01"),
            "2024-01-23",
            '<span class="state unk">Not known that day</span> <span class="state">until July 1, 2025</span>',
        ),
    ],
)
def test_body_is_red_only_where_it_had_ended_by_the_day(known, day, mark):
    assert marks.of_body(known, asked(day)) == mark


def test_page_of_a_body_says_that_it_ended_or_will():
    assert marks.of_end(tenure(ended="2025-07-01")) == '<span class="state off">Ended July 1, 2025</span>'
    assert marks.of_end(tenure(ended="2999-07-01")) == '<span class="state">until July 1, 2999</span>'
    assert marks.of_end(tenure("1997")) == ""
