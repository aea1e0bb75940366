import pytest

from news.importing.oddities import oddities


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Thá»© 2", ["encoding"]),
        ("Viet Nam \ufffd Japan", ["encoding"]),
        ("Donâ€™t", ["encoding"]),
        ("a <b>bold</b> word", ["markup"]),
        ("A &amp; B", ["markup"]),
        ("<!-- Donâ€™t", ["encoding", "markup"]),
        ("Tỉnh Bình Dương: R&D, 3 < 4 and 5 > 4", []),
        ("ĐÃ BAN HÀNH", []),
    ],
)
def test_damaged_text_and_markup_are_noticed(text, kinds):
    assert oddities(text) == kinds
