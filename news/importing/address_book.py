"""`addresses.csv` beside the scraped pages: which file came from which old address."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from news.importing.old_addresses import OldAddress, parse_old_address

NAME = "addresses.csv"
FILE_BYTES = 5 * 1024 * 1024
LINES = 50_000
HEADER = ["file", "address"]


@dataclass(frozen=True, slots=True)
class AddressError:
    line: int
    reason: str
    name: str = NAME

    def __str__(self) -> str:
        return f"{self.name} line {self.line}: {self.reason}"


@dataclass(frozen=True, slots=True)
class AddressBook:
    addresses: dict[str, OldAddress]
    """By file name."""
    errors: tuple[AddressError, ...]
    """Rows that were left out: the others hold."""


def read_address_book(data: bytes, name: str = NAME) -> AddressBook:
    addresses: dict[str, OldAddress] = {}
    errors: list[AddressError] = []
    try:
        for line, row in _rows(data):
            if reason := _fault(row, addresses):
                errors.append(AddressError(line, reason, name))
            elif row and (address := parse_old_address(row[1].strip())):
                addresses[row[0].strip()] = address
    except _Unusable as unusable:
        errors.append(AddressError(unusable.line, str(unusable), name))
    return AddressBook(addresses, tuple(errors))


class _Unusable(Exception):
    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


def _rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(_text(data), newline=""), strict=True)
    line = 1
    try:
        if (header := next(reader, [])) != HEADER:
            raise _Unusable(1, f"the first line is not file,address but {','.join(header)[:40]!r}")
        line = reader.line_num + 1
        for row in reader:
            if line > LINES:
                raise _Unusable(line, f"more than {LINES:,} lines")
            yield line, row
            line = reader.line_num + 1  # a row may have line breaks in it: the next begins below its last
    except csv.Error as error:
        raise _Unusable(line, f"the row cannot be read ({error})") from None


def _text(data: bytes) -> str:
    if len(data) > FILE_BYTES:
        raise _Unusable(1, f"the file is larger than {FILE_BYTES:,} bytes")
    try:
        return data.decode("utf-8-sig")  # Excel begins such a file with a mark
    except UnicodeDecodeError as error:
        raise _Unusable(data.count(b"\n", 0, error.start) + 1, "not UTF-8 text") from None


def _fault(row: list[str], known: dict[str, OldAddress]) -> str | None:
    """None for a row that can be taken and for an empty one."""
    if not any(map(str.strip, row)):
        return None
    if len(row) != len(HEADER):
        return f"{len(row)} columns instead of {len(HEADER)}"
    file, address = (cell.strip() for cell in row)
    if not _is_file_name(file):
        return "the first column is not the name of a file in this folder"
    if file in known:
        return f"{file} stands here twice"
    return None if parse_old_address(address) else f"{address[:80]!r} is not an address of the old site"


def _is_file_name(name: str) -> bool:
    return bool(name) and name.isprintable() and name not in (".", "..") and not set("/\\") & set(name)
