"""Putting a change of organizations in force, and reversing it: each in one transaction, all of it or nothing."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from portal.caching.version import changing, touch
from portal.directory import documents
from portal.directory.consequences import Consequences, Step
from portal.directory.entries import Entry
from portal.directory.journal import ChangedSince, Journal, undo
from portal.directory.models import Official, Organization, OrganizationChange
from portal.directory.obstacles import in_the_way

State = OrganizationChange.State


class NotPossible(Exception):
    """The change cannot be put in force, or not be reversed. `reasons` are sentences."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def put_in_force(change: OrganizationChange) -> list[Step]:
    """Gives back what was done. Raises NotPossible, and has changed nothing then."""
    with changing():
        change = locked(change)
        if change.is_in_force:
            raise NotPossible([_("It is in force already.")])
        if reasons := in_the_way(change):
            raise NotPossible(reasons)
        journal, steps = Journal(), Consequences(change).steps()
        try:
            for act in (act for step in steps for act in step.acts):
                journal.change(act.row, act.values) if act.row.pk else journal.make(act.row)
        except ValidationError as refusal:
            raise NotPossible(refusal.messages) from None
        keep(change, State.IN_FORCE, journal)
        tell(act.row for step in steps for act in step.acts)
    return steps


def reverse(change: OrganizationChange) -> None:
    """Every row is as it was before. Raises NotPossible where somebody has changed one since."""
    with changing():
        change = locked(change)
        if not change.is_in_force:
            raise NotPossible([_("It is not in force.")])
        try:
            undone = undo(change.journal)
        except ChangedSince as refusal:
            raise NotPossible([str(refusal)]) from None
        keep(change, State.REVERSED, Journal())
        tell(undone)


def locked(change: OrganizationChange) -> OrganizationChange:
    return OrganizationChange.objects.select_for_update().get(pk=change.pk)


def keep(change: OrganizationChange, state: OrganizationChange.State, journal: Journal) -> None:
    change.state, change.journal = state, journal.written
    change.save()


def tell(rows: Iterable[Model]) -> None:
    """Search holds of people and bodies what it would hold had each row been saved by itself."""
    entries = [row for row in rows if isinstance(row, Entry)]
    bodies = [row for row in entries if isinstance(row, Organization)]
    documents.put({record for row in entries for record in row.concerned()})
    documents.put(Official.objects.filter(appointments__post__organization__in=bodies).distinct())
    touch()
