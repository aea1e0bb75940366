"""Under which organization another one stood on a day: what changes in force have moved stood elsewhere before."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from portal.caching.memo import by_version
from portal.directory.in_force import MOVED, in_force
from portal.directory.models import Organization
from portal.texts.dates import PartialDate

Parent = int | None


@dataclass(frozen=True)
class Parents:
    """By organization: the days on which it moved, in order, each with where it had stood until then."""

    moves: dict[int, list[tuple[datetime.date, Parent]]]

    def on(self, day: PartialDate, organization: Organization) -> Parent:
        """Its number. Of a month or a year: at the end of it."""
        moves = self.moves.get(organization.pk, [])
        return next((former for moved_on, former in moves if moved_on > day.end()), organization.parent_id)

    def once_above(self, organization: Organization) -> set[int]:
        """Those that have stood under it and were moved."""
        former = {pk: {parent for _day, parent in moves} for pk, moves in self.moves.items()}
        return {pk for pk, parents in former.items() if organization.pk in parents}


@by_version
def parents() -> Parents:
    """One query, which `succession` shares."""
    moves: dict[int, list[tuple[datetime.date, Parent]]] = {}
    for part in in_force():
        if part.side == MOVED:
            moves.setdefault(part.organization.pk, []).append((part.effective_on, part.former_parent))
    return Parents(moves)


def place(organizations: Iterable[Organization], day: PartialDate) -> list[Organization]:
    """Puts each under its parent of that day, and gives back those that stand elsewhere now.

    For showing only: such organizations are not to be saved.
    """
    known = parents()
    elsewhere = [each for each in organizations if known.on(day, each) != each.parent_id]
    for organization in elsewhere:
        organization.parent_id = known.on(day, organization)
    return elsewhere
