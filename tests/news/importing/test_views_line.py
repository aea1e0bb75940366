import pytest

from news.importing.views_line import ViewsLine, parse_views_line


@pytest.mark.parametrize(
    ("text", "views"),
    [
        ("Lượt người xem: Views: 227", 227),
        ("Lượt người xem: Views: 2,722", 2722),
        ("Lượt người xem: Views: 2.722", 2722),
        ("Lượt người xem: Views: 2 722", 2722),
        ("Lượt người xem: Views: 1,002,722", 1002722),
        ("Lượt người xem:227", 227),
        ("Luot nguoi xem: Views: 0", 0),
        ("Views: 71", 71),
        ("Lượt người xem: Views: 71 Chia sẻ:", 71),
    ],
)
def test_counter_is_read_with_any_separator(text, views):
    found = parse_views_line(text)
    assert found.views == views
    assert "".join(filter(str.isdigit, text[found.start : found.end])) == str(views)


@pytest.mark.parametrize("number", ["", "many", "-5", "2,72", "2.7225", "1e5", "²", "٣", "9" * 10, "1,,5", "2722x"])
def test_counter_that_cannot_be_read_is_no_number(number):
    assert parse_views_line(f"Lượt người xem: Views: {number}") == ViewsLine(None, 0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "Views: of the river",
        "Views of the river",
        "227",
        "",
        "Views 227",
        "His views: 3 of them",
        f"Views: {'1 ' * 60}",
    ],
)
def test_other_lines_are_none(text):
    assert parse_views_line(text) is None
