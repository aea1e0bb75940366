"""Numbered pages of a list, as links."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import Http404, HttpRequest

AROUND = 2


def page_number(request: HttpRequest) -> int:
    """The page asked for. Raises Http404 for what is no page number."""
    asked = request.GET.get("page", "1")
    # isdigit() alone takes ² and Arabic digits too, and "02" would be a second address of one page.
    if not (asked.isascii() and asked.isdigit() and len(asked) <= 7) or asked.startswith("0"):
        raise Http404
    return int(asked)


class Step(NamedTuple):
    number: int
    path: str
    is_current: bool
    follows_gap: bool


@dataclass(frozen=True)
class Paging:
    """`path` is the list's own; `query` the filters that every page keeps, without `page`."""

    path: str
    number: int
    last: int
    query: Mapping[str, str] | tuple[tuple[str, str], ...] = ()

    @property
    def steps(self) -> list[Step]:
        """First, last, and those around this page."""
        near = range(self.number - AROUND, self.number + AROUND + 1)
        shown = sorted({1, self.last, *(number for number in near if 1 <= number <= self.last)})
        before = [0, *shown]
        return [
            Step(number, self.path_of(number), number == self.number, number > previous + 1)
            for number, previous in zip(shown, before, strict=False)
        ]

    @property
    def here(self) -> str:
        return self.path_of(self.number)

    @property
    def previous(self) -> str:
        return self.path_of(self.number - 1) if self.number > 1 else ""

    @property
    def next(self) -> str:
        return self.path_of(self.number + 1) if self.number < self.last else ""

    def path_of(self, number: int) -> str:
        """The first page has no number in its address, so that it has one address only."""
        query = list(dict(self.query).items()) + ([("page", str(number))] if number > 1 else [])
        return f"{self.path}?{urlencode(query)}" if query else self.path
