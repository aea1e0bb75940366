"""A page of the tree of organizations: its branches under headings, each with who leads it and what became of it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from portal.directory import marks, wording
from portal.directory.bodies import Body
from portal.directory.days import AskedDay
from portal.directory.heads import heads
from portal.directory.models import Organization
from portal.directory.succession import Succession, succession
from portal.directory.tenure import Answer

Kind = Organization.Kind
PARTNERS = {Kind.COMPANY, Kind.UNIVERSITY, Kind.INTERNATIONAL, Kind.MISSION}
PUBLIC, PARTNER, LOCALITY = range(3)


@dataclass
class Node:
    organization: Organization
    mark: SafeString
    lines: list[SafeString]
    children: list["Node"] = field(default_factory=list)

    @property
    def size(self) -> int:
        return 1 + sum(child.size for child in self.children)


@dataclass(frozen=True)
class Section:
    family: int
    nodes: list[Node]

    @property
    def title(self) -> str:
        return (_("Public bodies"), _("Enterprises and partners"), _("Partner localities"))[self.family]

    @property
    def n(self) -> int:
        return sum(node.size for node in self.nodes)


def sections(bodies: Sequence[Body], asked: AskedDay) -> list[Section]:
    leading, became = heads([body.organization.pk for body in bodies], asked), succession()
    nodes: dict[int | None, Node] = {}
    top: dict[int, list[Node]] = defaultdict(list)
    for body in bodies:
        organization = body.organization
        lines = [*under_name(body, asked, leading), *passed_on(body, became)]
        node = nodes[organization.pk] = Node(organization, marks.of_body(body.tenure, asked), lines)
        parent = nodes.get(organization.parent_id)
        (parent.children if parent else top[family(organization)]).append(node)
    return [Section(each, top[each]) for each in sorted(top)]


def under_name(body: Body, asked: AskedDay, leading: dict[int, SafeString]) -> Iterator[SafeString]:
    if body.tenure.answer(asked.on) != Answer.ENDED:
        yield leading.get(body.organization.pk) or SafeString(_("No leader recorded"))


def passed_on(body: Body, became: Succession) -> Iterator[SafeString]:
    if body.tenure.ended and (heirs := became.heirs(body.organization)):
        yield format_html(_("Its work passed to {heirs}"), heirs=wording.links(heirs))


def family(organization: Organization) -> int:
    if organization.kind == Kind.LOCALITY:
        return LOCALITY
    return PARTNER if organization.kind in PARTNERS else PUBLIC
