"""Giving addresses to records, and finding the record of an address."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from portal.addresses.models import Address
from portal.imports.rows import ONLY_NEW, insert


class AddressTaken(Exception):
    """The address belongs, or once belonged, to another record."""


@dataclass(frozen=True)
class Wish:
    """The address that a record would like: a folder, and a name that gets a number where it is taken."""

    folder: str
    slug: str

    def path(self, number: int = 1) -> str:
        return f"{self.folder}{self.slug if number == 1 else f'{self.slug}-{number}'}/"


def claim(path: str, kind: Address.Kind, record: UUID) -> None:
    """Gives the path to the record for good. Raises AddressTaken when it is, or was, another record's."""
    address, _ = Address.objects.get_or_create(path=path, defaults={"kind": kind, "record": record})
    if address.record != record:
        raise AddressTaken(f"{path} belongs to another {address.get_kind_display()}")


def allot(kind: Address.Kind, wishes: Mapping[UUID, Wish]) -> dict[UUID, str]:
    """Gives each record the first free path of its wish, its own of former times included. One query for the lot."""
    owners = owners_of([wish.path() for wish in wishes.values()])
    known = set(owners)
    allotted: dict[UUID, str] = {}
    for record, wish in wishes.items():
        path, number = wish.path(), 1
        # setdefault: what was given a moment ago, within the lot, is taken too.
        while owners.setdefault(path, record) != record:
            number += 1
            path = wish.path(number)
            owners = owners_of([path]) | owners
        allotted[record] = path
    new = ((path, kind.value, record) for record, path in allotted.items() if path not in known)
    insert(Address, ["path", "kind", "record"], new, ONLY_NEW)
    return allotted


def owners_of(paths: list[str]) -> dict[str, UUID]:
    owners: dict[str, UUID] = {}
    for start in range(0, len(paths), 500):
        owners |= Address.objects.filter(path__in=paths[start : start + 500]).values_list("path", "record")
    return owners


def record_at(path: str, kind: Address.Kind) -> UUID | None:
    return Address.objects.filter(path=path, kind=kind).values_list("record", flat=True).first()


def release(path: str, record: UUID) -> None:
    """Of a record that was made by mistake and is gone: as if it had never had the path."""
    Address.objects.filter(path=path, record=record).delete()
