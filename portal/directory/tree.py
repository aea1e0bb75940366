"""The register of organizations as a tree in order of protocol, as of a day, page by page."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from portal.directory.bodies import Body, known_by
from portal.directory.branches import Section, family, sections
from portal.directory.days import AskedDay
from portal.directory.models import Organization
from portal.directory.roll import NoSuchPage

PER_PAGE = 100


@dataclass(frozen=True)
class Tree:
    sections: list[Section]
    total: int

    @property
    def pages(self) -> int:
        return max(1, ceil(self.total / PER_PAGE))


def tree(asked: AskedDay, words: str, number: int) -> Tree:
    """Every organization that stood, may have stood or had ended by the day, once.

    With words: those so named, below what stands above them. Raises NoSuchPage beyond the last page.
    """
    bodies = known_by(asked)
    order = in_order(bodies)
    if words:
        named = Organization.objects.named(words).values_list("pk", flat=True)
        wanted = {above for pk in named if pk in bodies for above in line(pk, bodies)}
        order = [pk for pk in order if pk in wanted]
    start = (number - 1) * PER_PAGE
    page = order[start : start + PER_PAGE]
    if number > 1 and not page:
        raise NoSuchPage(number)
    shown = list(dict.fromkeys([*(line(page[0], bodies) if page else ()), *page]))
    return Tree(sections([bodies[pk] for pk in shown], asked), len(order))


def in_order(bodies: dict[int, Body]) -> list[int]:
    """Each above those under it; families of the top bodies one after the other."""
    below: dict[int | None, list[int]] = defaultdict(list)
    for pk, body in bodies.items():
        parent = body.organization.parent_id
        below[parent if parent in bodies else None].append(pk)
    top = sorted(below[None], key=lambda pk: family(bodies[pk].organization))
    return [each for pk in top for each in (pk, *under(pk, below))]


def under(pk: int, below: dict[int | None, list[int]]) -> Iterator[int]:
    for child in below[pk]:
        yield child
        yield from under(child, below)


def line(pk: int, bodies: dict[int, Body]) -> list[int]:
    """From the top down to it."""
    upwards = [pk]
    while (parent := bodies[upwards[-1]].organization.parent_id) in bodies and parent not in upwards:
        upwards.append(parent)
    return upwards[::-1]
