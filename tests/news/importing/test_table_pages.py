from datetime import datetime

import pytest

from news.importing.dateline import PROVINCE
from news.importing.parsed import ParsedPage
from news.importing.reading import PageRefused
from news.importing.table_pages import ROWS
from tests.news.importing.factories import kinds_of_marks, only_article, parsed, parsed_text

TEXT = (
    "PORTAL - Sixty young people learn to weld in the evening, in three halls near the canal, at no cost. More follow."
)
END = "4/28/2023 11:00 AM No Đã ban hành"


def row(*, cells: str = f"Evening classes | Evening classes | {TEXT}", end: str = END) -> ParsedPage:
    return parsed_text(f"{cells} | {end}\nA title | A title | {TEXT} | {END}")


def test_published_rows_become_articles():
    first, second = parsed("table").articles
    assert (first.headline, first.source, first.featured) == ("A new bridge joins two districts", "PORTAL", False)
    assert first.published_at == datetime(2023, 4, 28, 11, 0, tzinfo=PROVINCE)
    assert (second.headline, second.source, second.featured) == ("Evening classes in welding", "PORTAL", True)
    assert second.published_at == datetime(2022, 12, 9, 13, 30, tzinfo=PROVINCE)


def test_lead_of_a_flattened_text_ends_with_its_first_sentence_and_is_marked():
    page = parsed("table")
    assert page.articles[0].lead.endswith("shortens the way to the port by eleven kilometers.")
    assert [block.text for block in page.articles[0].body] == [
        "The works had cost 380 billion dong. Two villages lose their ferry."
    ]
    assert (page.marks[0].kind, page.marks[0].line) == ("lead", 3)


def test_lead_in_a_cell_of_its_own_is_no_guess():
    page = parsed("table")
    assert (
        page.articles[1].lead
        == "Sixty young people have signed up for evening classes in welding that three companies pay for."
    )
    assert [mark.line for mark in page.marks] == [3, 5, 6]


def test_rows_that_are_not_published_or_have_no_day_are_left_out_and_marked():
    assert [(mark.kind, mark.line) for mark in parsed("table").marks[1:]] == [("status", 5), ("date", 6)]


@pytest.mark.parametrize(
    "cells",
    [
        f"Evening classes | Evening classes | {TEXT}",
        f"| Evening classes | Evening classes {TEXT}",
        f"Evening classes Evening classes | {TEXT}",
        f"Evening classes Evening classes {TEXT}",
        f"Evening classesEvening classes {TEXT} ||",
        f"Evening classes | {TEXT}",
    ],
)
def test_title_is_read_once_however_it_is_doubled(cells):
    found = row(cells=cells).articles[0]
    assert found.headline == "Evening classes"
    assert found.lead == "Sixty young people learn to weld in the evening, in three halls near the canal, at no cost."


@pytest.mark.parametrize("titles", ["Evening classes | Evening classes", "Evening classes"])
def test_text_that_begins_like_its_title_keeps_its_beginning(titles):
    found = row(cells=f"{titles} | Evening classes in welding are free of charge").articles[0]
    assert found.lead == "Evening classes in welding are free of charge"


@pytest.mark.parametrize(
    ("end", "iso"),
    [
        ("12/1/2022 12:00 AM | No | Đã ban hành |", "2022-12-01T00:00"),
        ("12/1/2022 12:30 PM No Đã ban hành", "2022-12-01T12:30"),
        ("1/2/2022 1:05:09 CH Có đã ban hành", "2022-01-02T13:05"),
    ],
)
def test_american_dates_are_read_month_first_in_twelve_hours(end, iso):
    assert row(end=end).articles[0].published_at.isoformat(timespec="minutes") == f"{iso}+07:00"


@pytest.mark.parametrize("end", ["13/1/2022 1:00 AM No Đã ban hành", "2/30/2022 1:00 AM No Đã ban hành"])
def test_row_of_an_impossible_day_is_left_out(end):
    page = row(end=end)
    assert [found.headline for found in page.articles] == ["A title"]
    assert kinds_of_marks(page)[0] == "date"


@pytest.mark.parametrize("end", ["0/1/2022 13:00 PM No Đã ban hành", "1/1/1022 1:00 AM No Đã ban hành"])
def test_absurd_hour_or_year_is_left_out(end):
    assert len(row(end=end).articles) == 1


@pytest.mark.parametrize("cells", ["", "Title alone", "Title | Title", "x" * 255 + f"y | {TEXT}"])
def test_row_without_title_or_text_is_left_out(cells):
    page = row(cells=cells)
    assert [found.headline for found in page.articles] == ["A title"]
    assert kinds_of_marks(page)[0] == "status"


def test_rows_may_follow_one_another_on_one_line():
    page = parsed_text(f"One | One | {TEXT} {END} | Two | Two | {TEXT} {END}")
    assert [(found.headline, found.line) for found in page.articles] == [("One", 1), ("Two", 1)]


def test_titles_of_columns_on_the_line_of_a_row_are_no_cells():
    page = parsed_text(f"Tiêu đề | Nội dung | --- | One | One | {TEXT} {END}")
    assert only_article(page).headline == "One"
    assert page.discarded_by_rule["form label"] == len("Tiêu đề") + len("Nội dung")


def test_row_may_be_broken_over_lines():
    found = only_article(parsed_text(f"One | One |\nPORTAL - A lead\nof two lines. | {END}"))
    assert (found.headline, found.lead, found.line) == ("One", "A lead of two lines.", 1)


def test_lines_around_the_rows_are_marked():
    page = parsed_text(f"Old news\nOne | One | {TEXT} {END}\nTwo | Two")
    assert [(mark.kind, mark.line) for mark in page.marks] == [("stray", 1), ("lead", 2), ("stray", 3)]


def test_table_without_a_row_to_take_is_rejected():
    page = parsed_text("One | One | Two\nThree | Three | Four")
    assert (page.kind, page.refusal.line) == ("table", 1)


def test_too_many_rows_are_refused():
    with pytest.raises(PageRefused, match=r"^line 1001: the table has more than 1,000 rows$"):
        parsed_text("\n".join([f"One | One | PORTAL - Lead | Text | {END}"] * (ROWS + 1)))
