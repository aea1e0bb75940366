"""Why a change of organizations cannot be as it is written, in sentences for whoever prepares it."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from portal.directory.consequences import Consequences
from portal.directory.models import Organization, OrganizationChange
from portal.directory.succession import succession
from portal.texts.dates import PartialDate

Kind = OrganizationChange.Kind
# How many predecessors and successors a kind of change has: at least, at most.
MANY = 10_000
NUMBERS: dict[str, tuple[range, range]] = {
    Kind.MERGED: (range(2, MANY), range(1, 2)),
    Kind.SPLIT: (range(1, 2), range(2, MANY)),
    Kind.RENAMED: (range(1, 2), range(1, 2)),
    Kind.REPLACED: (range(1, MANY), range(1, 2)),
    Kind.ABOLISHED: (range(1, MANY), range(1)),
    Kind.TRANSFERRED: (range(1, MANY), range(1, MANY)),
}


def of_shape(kind: str, before: Sequence[Organization], after: Sequence[Organization]) -> Iterator[str]:
    """As far as the kind and the organizations go: known before anything is saved."""
    for given, numbers, text in zip((before, after), NUMBERS[kind], (not_before, not_after), strict=True):
        if len(given) not in numbers:
            yield text(Kind(kind), numbers)
    for body in before:
        if body in after:
            yield _("%(body)s cannot become itself.") % {"body": body}
    for body in circling(before, after) if kind != Kind.TRANSFERRED else []:
        yield _("%(body)s came out of one of its own successors: that would be a circle.") % {"body": body}


def not_before(kind: Kind, numbers: range) -> str:
    return _("“%(kind)s” needs %(number)s before it.") % {"kind": kind.label, "number": wanted(numbers)}


def not_after(kind: Kind, numbers: range) -> str:
    return _("“%(kind)s” needs %(number)s after it.") % {"kind": kind.label, "number": wanted(numbers)}


def wanted(numbers: range) -> str:
    if len(numbers) > 1:
        return _("at least %(n)d organizations") % {"n": numbers[0]} if numbers[0] > 1 else _("an organization")
    return _("exactly one organization") if numbers[0] else _("no organization")


def circling(before: Sequence[Organization], after: Sequence[Organization]) -> list[Organization]:
    """Predecessors to which changes in force lead from a successor. What was transferred may come back."""
    known, seen, waiting = succession(), set(after), list(after)
    while waiting:
        became = [each for each in known.became(waiting.pop()) if each.kind != Kind.TRANSFERRED]
        new = {body for each in became for body in each.successors} - seen
        seen |= new
        waiting += new
    return [body for body in before if body in seen and body not in after]


def in_the_way(change: OrganizationChange) -> list[str]:
    """All that keeps a change from being put in force, as the register is now."""
    planned = Consequences(change)
    found = [*of_shape(change.kind, planned.predecessors, planned.successors)]
    if not change.legal_basis:
        found.append(_("Name the legal basis."))
    return [*found, *of_dates(planned), *of_transfers(planned), *of_children(planned)]


def of_dates(planned: Consequences) -> Iterator[str]:
    day = {"day": planned.day}
    for body in planned.predecessors:
        if ends_on_another_day(body, planned):
            yield _("%(body)s is recorded to end on another day: %(end)s.") % {"body": body, "end": body.tenure.ended}
        if body.founding_on and body.founding_on >= planned.change.effective_on:
            yield _("%(body)s is recorded to begin later than %(day)s.") % {"body": body, **day}
    for body in planned.successors:
        if body.tenure.started and body.tenure.started.start() > planned.change.effective_on:
            yield _("%(body)s is recorded to begin later than %(day)s.") % {"body": body, **day}
        if not body.is_standing(planned.day):
            yield _("%(body)s has ended by %(day)s.") % {"body": body, **day}
    for held in planned.open_appointments():
        if held.started_on and held.started_on >= planned.change.effective_on:
            yield _("%(appointment)s is recorded to begin when the body has ended.") % {"appointment": held}


def ends_on_another_day(body: Organization, planned: Consequences) -> bool:
    """A year or a month that the day lies in is no contradiction: the day is only better known."""
    end: PartialDate | None = body.tenure.ended
    if end is None:
        return False
    stands_on = not planned.change.ends_its_predecessors and end.start() > planned.change.effective_on
    return not stands_on and not end.start() <= planned.change.effective_on <= end.end()


def of_transfers(planned: Consequences) -> Iterator[str]:
    for transfer in planned.change.transfers.select_related("post__organization", "organization"):
        if transfer.post.organization not in planned.predecessors or transfer.organization not in planned.successors:
            yield _("%(post)s can go only from a body before the change to one after it.") % {"post": transfer.post}


def of_children(planned: Consequences) -> Iterator[str]:
    moves = {move.organization_id: move for move in planned.change.moves.select_related("organization", "parent")}
    for move in moves.values():
        parent = move.parent
        if parent and (parent == move.organization or parent.is_under(move.organization)):
            yield _("%(body)s cannot stand below itself.") % {"body": move.organization}
    if planned.heir is None:
        for child in planned.children().exclude(pk__in=moves):
            yield _("Say under which organization %(body)s stands from then on.") % {"body": child}
