import pytest

from portal.search.looking import Shelf
from portal.search.query import Query
from portal.search.tally import number, numbers_by

SHELVES = [
    Shelf("story", "2023", "smart-city", "Smart City", "en", 5),
    Shelf("story", "2024", "", "", "en", 3),
    Shelf("story", "undated", "", "", "vi", 2),
    Shelf("event", "2023", "", "", "", 4),
    Shelf("person", "", "", "", "en", 1),
]


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ({}, 15),
        ({"kind": "story"}, 10),
        ({"year": "2023"}, 9),
        ({"year": "undated"}, 2),
        ({"section": "smart-city"}, 5),
        ({"kind": "event", "year": "2023"}, 4),
        ({"kind": "event", "year": "2024"}, 0),
        ({"language": "en"}, 13),
        ({"language": "vi"}, 6),
    ],
)
def test_documents_are_counted_by_what_was_chosen(choices, expected):
    assert number(SHELVES, Query(**choices)) == expected


def test_counts_of_a_facet_disregard_its_own_choice_only():
    assert numbers_by("kind", SHELVES, Query(kind="story", year="2023")) == {"story": 5, "event": 4}
    assert numbers_by("year", SHELVES, Query(kind="story", year="2023")) == {"2023": 5, "2024": 3, "undated": 2}


def test_kinds_add_up_to_the_total_and_years_to_what_has_one():
    assert sum(numbers_by("kind", SHELVES, Query()).values()) == number(SHELVES, Query())
    assert sum(numbers_by("year", SHELVES, Query()).values()) == 14


def test_what_would_be_empty_is_absent():
    assert "2024" not in numbers_by("year", SHELVES, Query(kind="event"))
    assert "" not in numbers_by("section", SHELVES, Query())
