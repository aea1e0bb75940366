"""Bytes of a scraped page -> numbered lines in normal form, within limits. Nothing here knows what a page means."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from news.importing.characters import MARKS_ON_A_LETTER, TooManyMarks, normal

FILE_BYTES = 2 * 1024 * 1024
LINES = 20_000
LINE_CHARACTERS = 100_000

# Not splitlines(), which breaks at form feeds and U+2028 too: numbers of lines have to be those of an editor.
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_LINE_END = re.compile(rb"\r\n|\n|\r")


class PageRefused(Exception):
    """The page cannot be read; nothing of it is taken."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    raw: str
    text: str
    blanks_before: int
    weights: tuple[int, ...] | None
    """Raw characters behind each character of the text; None when it is one each."""
    dropped: tuple[tuple[str, int], ...]
    """(rule, raw characters) left out by reading: with the weights they make up the raw line."""

    def weight(self, start: int, end: int) -> int:
        return end - start if self.weights is None else sum(self.weights[start:end])


def read_lines(data: bytes) -> list[Line]:
    return list(_numbered(_decoded(data)))


def _decoded(data: bytes) -> str:
    if len(data) > FILE_BYTES:
        raise PageRefused(_line_at(data, FILE_BYTES), f"the file is larger than {FILE_BYTES:,} bytes")
    try:
        # A mark of byte order stays in: it is dropped, and accounted for, with all that is invisible.
        return data.decode()
    except UnicodeDecodeError as error:
        raise PageRefused(_line_at(data, error.start), "the file is not UTF-8 text") from None


def _line_at(data: bytes, position: int) -> int:
    return sum(1 for _ in _LINE_END.finditer(data, 0, position)) + 1


def _numbered(text: str) -> Iterator[Line]:
    blanks = 0
    for number, found in enumerate(_LINE.finditer(text), start=1):
        if number > LINES:
            raise PageRefused(number, f"the file has more than {LINES:,} lines")
        line = _line(number, found[0], blanks)
        blanks = 0 if line.text else blanks + 1
        yield line


def _line(number: int, raw: str, blanks: int) -> Line:
    content = raw.rstrip("\r\n")
    if not content:
        return _blank(number, raw, blanks)
    if len(content) > LINE_CHARACTERS:
        raise PageRefused(number, f"the line is longer than {LINE_CHARACTERS:,} characters")
    try:
        read = normal(content)
    except TooManyMarks:
        raise PageRefused(number, f"a letter carries more than {MARKS_ON_A_LETTER} marks") from None
    if not read.text:
        return _blank(number, raw, blanks)
    counts = (("line end", len(raw) - len(content)), ("space", read.spaces), ("invisible character", read.invisible))
    return Line(number, raw, read.text, blanks, read.weights, tuple((rule, n) for rule, n in counts if n))


def _blank(number: int, raw: str, blanks: int) -> Line:
    return Line(number, raw, "", blanks, None, (("blank line", len(raw)),))
