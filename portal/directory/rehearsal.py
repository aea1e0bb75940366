"""The changes of a file, tried, put in force or taken back together; and what that does, as a table."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import StringIO

from portal.caching.version import changing
from portal.directory.change_files import ChangeFile, prepare, take_back
from portal.directory.consequences import Step
from portal.directory.enactment import NotPossible, put_in_force, reverse
from portal.directory.models import OrganizationChange


class TakenBack(Exception):
    """Ends a rehearsal."""


@dataclass(frozen=True)
class Line:
    change: str
    step: Step


def rehearse(file: ChangeFile) -> list[Line]:
    """All of it is done and rolled back, so that nothing is shown but what would happen. Raises as `apply`."""
    lines: list[Line] = []
    with suppress(TakenBack), changing():
        lines = apply(file)
        raise TakenBack
    return lines


def apply(file: ChangeFile) -> list[Line]:
    """What is in force already is left alone. Raises Unreadable or NotPossible, and has changed nothing then."""
    with changing():
        return [line for change in prepare(file) if not change.is_in_force for line in in_force(change)]


def in_force(change: OrganizationChange) -> Iterator[Line]:
    name = described(change)
    try:
        steps = put_in_force(change)
    except NotPossible as refusal:
        raise NotPossible([f"{name}: {reason}" for reason in refusal.reasons]) from None
    return iter([Line(name, step) for step in steps])


def described(change: OrganizationChange) -> str:
    bodies = ", ".join(str(each) for each in change.predecessors.all())
    return f"{change.get_kind_display()} {change.effective_on}: {bodies}"


def take_all_back(file: ChangeFile) -> int:
    """Backwards, all or none. Raises NotPossible. Gives back how many there were."""
    with changing():
        changes = OrganizationChange.objects.in_bulk(file.uuids, field_name="uuid")
        for uuid in reversed(file.uuids):
            if uuid in changes:
                if changes[uuid].is_in_force:
                    reverse(changes[uuid])
                take_back(changes[uuid])
    return len(changes)


def as_table(lines: Sequence[Line], width: int) -> str:
    """For a terminal of that many columns."""
    from rich.console import Console
    from rich.table import Table

    console = Console(file=StringIO(), highlight=False, markup=False, width=width)
    for change in dict.fromkeys(line.change for line in lines):
        table = Table(title=change, title_justify="left", box=None, pad_edge=False)
        for column in ("concerns", "what", "before", "after"):
            table.add_column(column, overflow="fold")
        for step in (line.step for line in lines if line.change == change):
            table.add_row(str(step.concerns.label), step.what, step.before, step.after)
        console.print(table)
        console.print()
    console.print(f"{len(lines)} consequences")
    return console.file.getvalue()  # type: ignore[attr-defined]
