import pytest

from news.importing.reading import FILE_BYTES, LINE_CHARACTERS, LINES, PageRefused, read_lines


def refusal(data: bytes) -> PageRefused:
    with pytest.raises(PageRefused) as refused:
        read_lines(data)
    return refused.value


def test_lines_keep_their_number_and_their_raw_text():
    first, second = read_lines("\ufeffNews\r\n Smart  City\u00a0".encode())
    assert (first.number, first.raw, first.text) == (1, "\ufeffNews\r\n", "News")
    assert (second.number, second.raw, second.text) == (2, " Smart  City\u00a0", "Smart City")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_counts_the_same_lines(end):
    found = read_lines(end.join(["a", "", "b"]).encode())
    assert [(line.number, line.text) for line in found] == [(1, "a"), (2, ""), (3, "b")]


def test_what_reading_drops_is_named():
    (line,) = read_lines("\ufeffa \u00a0b\r\n".encode())
    assert dict(line.dropped) == {"line end": 2, "space": 1, "invisible character": 1}


@pytest.mark.parametrize("blank", ["\n", "\u00a0\n", " \u200b \n", "\x00\n"])
def test_lines_without_a_visible_character_are_blank(blank):
    line = read_lines(blank.encode())[0]
    assert line.text == ""
    assert line.dropped == (("blank line", len(blank)),)


def test_blank_lines_above_a_line_are_counted():
    assert [line.blanks_before for line in read_lines("a\n\n\u00a0\nb\nc".encode()) if line.text] == [0, 2, 0]


def test_empty_file_has_no_lines():
    assert read_lines(b"") == []


@pytest.mark.parametrize(
    ("data", "line"),
    [(b"\xff", 1), (b"a\nb\n\xc3", 3), (b"a\r\nb\xe1\xbb\n", 2), (b"a\rb\r\xed\xa0\x80", 3)],
)
def test_bytes_that_are_not_utf_8_are_refused_with_their_line(data, line):
    assert str(refusal(data)) == f"line {line}: the file is not UTF-8 text"


def test_file_that_is_too_large_is_refused_where_it_becomes_so():
    data = b"x" * 999 + b"\n"
    refused = refusal(data * (FILE_BYTES // 1000 + 2))
    assert refused.line == FILE_BYTES // 1000 + 1
    assert refused.reason == "the file is larger than 2,097,152 bytes"


def test_too_many_lines_are_refused_at_the_first_beyond():
    assert refusal(b"\n" * (LINES + 1)).line == LINES + 1


def test_as_many_lines_as_allowed_are_read():
    assert len(read_lines(b"\n" * LINES)) == LINES


def test_line_that_is_too_long_is_refused():
    assert str(refusal(b"a\n" + b"b" * (LINE_CHARACTERS + 1))) == "line 2: the line is longer than 100,000 characters"


def test_letter_under_a_heap_of_marks_is_refused():
    assert str(refusal(b"a\nb" + "\u0301\u0323".encode() * 40)) == "line 2: a letter carries more than 30 marks"
