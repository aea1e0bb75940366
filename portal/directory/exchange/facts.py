"""One statement of a file about the register, in the words of both formats. Dates: 2023-09-08, 2023-09 or 2023."""

from dataclasses import dataclass, field
from enum import StrEnum

# Column: what the file says, without blanks around it; what it does not say is missing.
Values = dict[str, str]


class Sort(StrEnum):
    """In the order in which they are taken: each rests on those before it."""

    ORGANIZATION = "organization"
    PERSON = "person"
    POST = "post"
    MEMBERSHIP = "membership"


@dataclass(frozen=True)
class Fact:
    """`names` are other names: name, kind, from, until."""

    sort: Sort
    line: int
    values: Values
    names: tuple[Values, ...] = field(default=())


class Unreadable(Exception):
    """The file as a whole cannot be taken; the text says why, and in which line."""


class Refused(Exception):
    """One statement cannot be taken."""
