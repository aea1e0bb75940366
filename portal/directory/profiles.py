"""What the pages of one person and of one organization show of the register."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Q
from django.utils.safestring import SafeString

from portal.directory import marks
from portal.directory.days import AskedDay
from portal.directory.models import Appointment, Official, Organization
from portal.directory.parents import parents
from portal.directory.roles import Role, in_short, life
from portal.directory.staff import Staff, staff
from portal.directory.succession import Change, succession
from portal.pictures.markup import PictureData

# Of an organization with more people and bodies the directories have the rest.
PEOPLE = 40
BODIES = 40


class Tag(NamedTuple):
    name: str
    path: str


@dataclass(frozen=True)
class Person:
    roles: Sequence[Role]
    in_short: SafeString

    portrait: PictureData | None

    @property
    def appointments(self) -> list[Appointment]:
        return [role.appointment for role in self.roles]

    @property
    def organizations(self) -> list[Tag]:
        each = dict.fromkeys(appointment.post.organization for appointment in self.appointments)
        return [Tag(organization.label, organization.get_absolute_url()) for organization in each]


@dataclass(frozen=True)
class Body:
    """`heirs` carry on its work, `predecessors` all went into it; `children` stood under it on the day."""

    mark: SafeString
    is_standing: bool
    staff: Staff
    children: Sequence[Organization]
    came_from: Sequence[Change]
    became: Sequence[Change]
    heirs: Sequence[Organization]
    predecessors: Sequence[Organization]

    @property
    def has_more_people(self) -> bool:
        return self.staff.n > len(self.staff.people)

    @property
    def has_changes(self) -> bool:
        return bool(self.came_from or self.became)


def person(official: Official, asked: AskedDay) -> Person:
    found = life(official, asked)
    portrait = official.portrait.as_data(alt=official.label) if official.portrait else None
    return Person(found, in_short(found, asked), portrait)


def body(organization: Organization, asked: AskedDay) -> Body:
    known = succession()
    return Body(
        mark=marks.of_end(organization.tenure),
        is_standing=organization.is_standing(),
        staff=staff(organization, asked, PEOPLE),
        children=children(organization, asked)[:BODIES],
        came_from=known.came_from(organization),
        became=known.became(organization),
        heirs=known.heirs(organization),
        predecessors=known.predecessors(organization),
    )


def children(organization: Organization, asked: AskedDay) -> list[Organization]:
    """Those that stood on the day; of what has ended, and for no other day, all that ever stood under it."""
    known = parents()
    ever = Q(parent=organization) | Q(pk__in=known.once_above(organization))
    rows = list(Organization.objects.filter(ever).defer("summary"))
    if asked.is_today and not organization.is_standing():
        return rows
    return [each for each in rows if each.is_standing(asked.on) and known.on(asked.on, each) == organization.pk]
