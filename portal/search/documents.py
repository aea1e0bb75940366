"""What the other apps hand over to be found. Texts are plain, without markup."""

import datetime
from dataclasses import dataclass, field
from typing import NamedTuple, TypedDict
from uuid import UUID

from portal.pictures.markup import PictureData
from portal.search.models import FACES, Kind


class Label(NamedTuple):
    """A section (by its slug), a person or an organization (by its UUID) that results can be narrowed to."""

    key: str
    label: str


class Shown(TypedDict, total=False):
    """What a result shows besides title, names and extract, in the document's language."""

    # As far as it is known, as in `<time datetime>`: 2023-09-18, 2023-09 or 2023. Without it: undated.
    date: str
    # Of an event: its last day, after which it is past.
    ends_on: str
    # Under a name: "Secretary, Provincial Party Committee".
    line: str
    # After the kind: "Recorded March 16, 2022 to January 24, 2024", "until July 1, 2025".
    note: str
    # The name in Vietnamese.
    native_name: str
    source: str
    picture: PictureData | None


@dataclass(frozen=True)
class Document:
    """`names` are other names and spellings; a short one in capitals ("PPC") of an organization stands for its title.

    `sorted_at` is the place among the newest. `year` counts stories and events only; None is undated. Each
    `boost` weighs half as much as a phrase that was found as typed. An empty language is found in every language.
    """

    kind: Kind
    record: UUID
    path: str
    title: str
    sorted_at: datetime.datetime
    public_from: datetime.datetime
    public_until: datetime.datetime | None = None
    text: str = ""
    names: tuple[str, ...] = ()
    language: str = "en"
    section: Label | None = None
    year: int | None = None
    people: tuple[Label, ...] = ()
    organizations: tuple[Label, ...] = ()
    boost: int = 0
    data: Shown = field(default_factory=Shown)

    @property
    def is_dated(self) -> bool:
        return self.kind not in FACES
