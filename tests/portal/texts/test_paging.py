import pytest

from portal.texts.paging import Paging


@pytest.mark.parametrize(
    ("number", "last", "shown"),
    [
        (1, 1, "[1]"),
        (1, 3, "[1] 2 3"),
        (1, 40, "[1] 2 3 … 40"),
        (20, 40, "1 … 18 19 [20] 21 22 … 40"),
        (4, 7, "1 2 3 [4] 5 6 7"),
        (40, 40, "1 … 38 39 [40]"),
    ],
)
def test_first_last_and_near_pages_are_shown(number, last, shown):
    words = [
        ("… " if step.follows_gap else "") + (f"[{step.number}]" if step.is_current else f"{step.number}")
        for step in Paging("/news/", number, last).steps
    ]
    assert " ".join(words) == shown


def test_first_page_has_one_address():
    assert Paging("/news/", 2, 3).path_of(1) == "/news/"


def test_filters_are_kept_on_every_page():
    paging = Paging("/news/", 2, 3, {"year": "2023", "topic": "đường"})
    assert paging.here == "/news/?year=2023&topic=%C4%91%C6%B0%E1%BB%9Dng&page=2"
    assert paging.previous == "/news/?year=2023&topic=%C4%91%C6%B0%E1%BB%9Dng"


@pytest.mark.parametrize(
    ("number", "previous", "following"),
    [(1, "", "/news/?page=2"), (2, "/news/", "/news/?page=3"), (3, "/news/?page=2", "")],
)
def test_neighbors_end_with_the_list(number, previous, following):
    paging = Paging("/news/", number, 3)
    assert (paging.previous, paging.next) == (previous, following)
