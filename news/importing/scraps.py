"""The files of one call: what is read, with the address each page had."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from news.importing.address_book import NAME, AddressBook, read_address_book
from news.importing.old_addresses import OldAddress


class Unusable(Exception):
    """The run cannot begin: a path that is not there, or an address book that cannot be read."""


@dataclass(frozen=True)
class Scrap:
    """A file to import."""

    path: Path
    address: OldAddress | None


def scraps(paths: Iterable[Path]) -> list[Scrap]:
    """The files named, and those of folders named, in order. Raises Unusable."""
    found: list[Scrap] = []
    for path in paths:
        if not path.exists():
            raise Unusable(f"{path}: there is no such file or folder")
        folder = path if path.is_dir() else path.parent
        book = address_book(folder)
        files = sorted(folder.glob("*.txt")) if path.is_dir() else [path]
        found += [Scrap(file, book.addresses.get(file.name)) for file in files if file.name != NAME]
    # A file that is named by itself and by its folder is read once.
    return list({scrap.path.resolve(): scrap for scrap in found}.values())


def address_book(folder: Path) -> AddressBook:
    path = folder / NAME
    if not path.is_file():
        return AddressBook({}, ())
    book = read_address_book(path.read_bytes(), str(path))
    if book.errors:
        raise Unusable("; ".join(map(str, book.errors[:5])))
    return book
