"""What became of organizations: the changes in force, and who carries on the work of one that ended."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from portal.caching.memo import by_version
from portal.directory import wording
from portal.directory.in_force import AFTER, BEFORE, in_force
from portal.directory.models import Organization, OrganizationChange
from portal.texts.dates import PartialDate

AROUND = 3


@dataclass
class Change:
    """n organizations became m on a day."""

    kind: OrganizationChange.Kind
    effective_on: datetime.date
    legal_basis: str
    note: str
    predecessors: list[Organization] = field(default_factory=list)
    successors: list[Organization] = field(default_factory=list)

    @property
    def day(self) -> SafeString:
        return wording.day(self.effective_on)

    def links_before(self) -> SafeString:
        return wording.links(self.predecessors)

    def links_after(self) -> SafeString:
        return wording.links(self.successors)


@dataclass(frozen=True)
class Succession:
    """The changes in their order, and by organization those out of which it came and into which it went."""

    changes: list[Change]
    before: dict[int, list[Change]]
    after: dict[int, list[Change]]

    @property
    def latest(self) -> datetime.date | None:
        return self.changes[-1].effective_on if self.changes else None

    def around(self, on: PartialDate) -> list[Change]:
        """The nearest before and after a day."""
        until = [change for change in self.changes if change.effective_on <= on.end()]
        return until[-AROUND:] + self.changes[len(until) :][:AROUND]

    def came_from(self, organization: Organization) -> list[Change]:
        return self.before.get(organization.pk, [])

    def became(self, organization: Organization) -> list[Change]:
        return self.after.get(organization.pk, [])

    def heirs(self, organization: Organization) -> list[Organization]:
        """Who carries on its work, in one hop: those that ended in turn are passed over."""
        heirs: list[Organization] = []
        seen, waiting = {organization}, [organization]
        while waiting:
            new = [each for each in self.successors(waiting.pop(0)) if each not in seen]
            seen.update(new)
            ended = [each for each in new if each.dissolution_on and self.successors(each)]
            waiting += ended
            heirs += [each for each in new if each not in ended]
        return heirs

    def predecessors(self, organization: Organization) -> list[Organization]:
        """All that ever went into it."""
        found, waiting = list[Organization](), [organization]
        while waiting:
            before = [each for change in self.came_from(waiting.pop(0)) for each in change.predecessors]
            new = [each for each in dict.fromkeys(before) if each not in found and each != organization]
            found += new
            waiting += new
        return found

    def successors(self, organization: Organization) -> list[Organization]:
        return list(dict.fromkeys(each for change in self.became(organization) for each in change.successors))


@by_version
def succession() -> Succession:
    """All changes in force. One query, which `parents` shares."""
    changes: dict[int, Change] = {}
    for part in in_force():
        known = Change(part.kind, part.effective_on, part.legal_basis, part.note)
        change = changes.setdefault(part.change, known)
        if part.side in (BEFORE, AFTER):
            (change.predecessors if part.side == BEFORE else change.successors).append(part.organization)
    return arranged(list(changes.values()))


def arranged(changes: list[Change]) -> Succession:
    succession = Succession(changes, defaultdict(list), defaultdict(list))
    for change in reversed(changes):
        for predecessor in change.predecessors:
            succession.after[predecessor.pk].append(change)
        for successor in change.successors:
            succession.before[successor.pk].append(change)
    return succession
