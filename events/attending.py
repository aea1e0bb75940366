"""Who takes part, in order of protocol: by the rank of the post held that day, delegations by their head."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from events.models import Participant
from portal.directory.models import Appointment

# Who holds no post that is recorded stands behind all who do.
LAST = 9999

Rank = tuple[int, int]
Order = tuple[bool, int, int, int, int]


class Attending(NamedTuple):
    name: str
    path: str
    note: str


class Group(NamedTuple):
    name: str
    people: list[Attending]


def groups(participants: Iterable[Participant]) -> list[Group]:
    """Those without a delegation first."""
    members: defaultdict[str, list[Participant]] = defaultdict(list)
    for each in sorted(participants, key=protocol):
        members[each.delegation.label if each.delegation else ""].append(each)
    by_head = sorted(members.items(), key=lambda group: (group[0] != "", protocol(group[1][0]), group[0]))
    return [Group(name or _("Taking part"), [attending(each) for each in people]) for name, people in by_head]


def protocol(participant: Participant) -> Order:
    organization = participant.organization
    without_post = (organization.rank if organization else LAST, LAST)
    rank = rank_of(participant.appointment) if participant.appointment else without_post
    return not participant.heads_delegation, *rank, participant.position, participant.pk


def rank_of(appointment: Appointment) -> Rank:
    """Of the body, then of the post within it: the lower number goes first."""
    return appointment.post.organization.rank, appointment.post.rank


def attending(participant: Participant) -> Attending:
    who = participant.official or participant.organization
    post = participant.appointment.label if participant.appointment else ""
    role = "" if participant.role == Participant.Role.PRESENT else capfirst(participant.get_role_display())
    head = _("Head of delegation") if participant.heads_delegation else ""
    name, path = (who.label, who.get_absolute_url()) if who else ("", "")
    return Attending(name, path, ". ".join(filter(None, (post, role, head))))
