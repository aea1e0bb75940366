import pytest

from news.importing.address_book import FILE_BYTES, read_address_book
from news.importing.old_addresses import OldAddress

ARTICLE = "/Lists/SmartCity/DispForm.aspx?ID=50"
SMART_CITY_50 = OldAddress("SmartCity", "article", "SmartCity", id=50)


def errors(*rows: str) -> list[str]:
    return [str(error) for error in read_address_book("\n".join(["file,address", *rows]).encode()).errors]


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_files_are_read_with_their_addresses(start, end):
    text = end.join([f"{start}file,address", f"a.txt,{ARTICLE}", "", f'"b, c.txt","{ARTICLE}"', ""])
    book = read_address_book(text.encode())
    assert book.addresses == {"a.txt": SMART_CITY_50, "b, c.txt": SMART_CITY_50}
    assert book.errors == ()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("b.txt", "1 columns instead of 2"),
        (f"b.txt,{ARTICLE},x", "3 columns instead of 2"),
        (f",{ARTICLE}", "the first column is not the name of a file in this folder"),
        (f"../b.txt,{ARTICLE}", "the first column is not the name of a file in this folder"),
        (f"b\x00.txt,{ARTICLE}", "the first column is not the name of a file in this folder"),
        (f"a.txt,{ARTICLE}", "a.txt stands here twice"),
        ("b.txt,/news/", "'/news/' is not an address of the old site"),
        ("b.txt,", "'' is not an address of the old site"),
    ],
)
def test_bad_row_is_named_with_file_and_line(row, reason):
    assert errors(f"a.txt,{ARTICLE}", row) == [f"addresses.csv line 3: {reason}"]


def test_rows_beside_a_bad_one_hold():
    book = read_address_book(f"file,address\nbad\nb.txt,{ARTICLE}\n".encode())
    assert book.addresses == {"b.txt": SMART_CITY_50}
    assert len(book.errors) == 1


def test_bad_row_after_a_quoted_line_break_keeps_its_line():
    assert errors('"a\nb.txt",x', "bad") == [
        "addresses.csv line 2: the first column is not the name of a file in this folder",
        "addresses.csv line 4: 1 columns instead of 2",
    ]


def test_quote_that_is_never_closed_is_named_where_it_opens():
    (error,) = errors(f"a.txt,{ARTICLE}", '"b.txt,/x', "c.txt,/y")
    assert error.startswith("addresses.csv line 3: the row cannot be read")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", "addresses.csv line 1: the first line is not file,address but ''"),
        (b"name,url\n", "addresses.csv line 1: the first line is not file,address but 'name,url'"),
        (b"file,address\n\xff", "addresses.csv line 2: not UTF-8 text"),
        (b"x" * (FILE_BYTES + 1), "addresses.csv line 1: the file is larger than 5,242,880 bytes"),
        (b"file,address\n" + b"\n" * 50_001, "addresses.csv line 50001: more than 50,000 lines"),
    ],
)
def test_unusable_file_is_one_error(data, error):
    book = read_address_book(data)
    assert book.addresses == {}
    assert [str(each) for each in book.errors] == [error]


def test_another_name_of_the_file_stands_in_its_errors():
    assert read_address_book(b"", name="old.csv").errors[0].name == "old.csv"
