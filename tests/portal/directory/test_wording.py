import pytest
from django.utils import translation
from django.utils.html import strip_tags

from portal.directory import wording
from portal.texts.dates import parse_partial
from tests.portal.directory.factories import make_organization
from tests.portal.directory.factories import make_tenure as tenure


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (tenure("2021-02-01", "2023-06"), "From February 1, 2021 until June 2023"),
        (tenure("2021", first="2023-09-05"), "From 2021, last recorded September 5, 2023"),
        (tenure("2021"), "From 2021"),
        (tenure(ended="2023-06-01", first="2022-03-16"), "First recorded March 16, 2022, until June 1, 2023"),
        (tenure(ended="2023-06-01"), "Until June 1, 2023"),
        (tenure(first="2022-03-16", last="2024-01-24"), "Recorded March 16, 2022 to January 24, 2024"),
        (tenure(first="2024-01-23"), "Recorded January 23, 2024"),
        (tenure(closed="2025-07-01"), "No day is recorded"),
    ],
)
def test_period_says_what_is_known_and_no_more(known, words):
    assert strip_tags(wording.period(known)) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2022-01-01", "First recorded March 16, 2022"),
        ("2024-05-01", "Last recorded January 24, 2024"),
        ("2023-01-01", "Recorded March 16, 2022 to January 24, 2024"),
    ],
)
def test_nearest_known_day_is_given_for_a_day_that_nothing_speaks_for(day, words):
    known = tenure(first="2022-03-16", last="2024-01-24")
    assert strip_tags(wording.nearest(known, parse_partial(day))) == words


def test_recorded_dates_say_more_than_the_nearest_day():
    known = tenure("2021", first="2023-09-05")
    assert strip_tags(wording.nearest(known, parse_partial("2020"))) == "From 2021, last recorded September 5, 2023"


def test_dates_are_marked_up_as_precisely_as_they_are_known():
    assert wording.period(tenure("2021", "2023-06")) == (
        'From <time datetime="2021">2021</time> until <time datetime="2023-06">June 2023</time>'
    )


def test_vietnamese_page_writes_dates_its_own_way():
    with translation.override("vi"):
        assert "24 tháng 1 năm 2024" in wording.day(tenure(first="2024-01-24").last)


@pytest.mark.django_db
def test_links_escape_what_people_wrote():
    organization = make_organization(name="<b>PPC</b>")
    assert wording.links([organization]) == '<a href="/organizations/ppc/">&lt;b&gt;PPC&lt;/b&gt;</a>'
