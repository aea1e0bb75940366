"""Posts over time, each with what it rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from portal.directory import marks, wording
from portal.directory.days import AskedDay
from portal.directory.held import held_last
from portal.directory.models import Appointment, Official
from portal.directory.querysets import AppointmentQuerySet
from portal.directory.sketches import Sketch
from portal.directory.sources import Source, sources
from portal.directory.tenure import Answer, Tenure


@dataclass(frozen=True)
class Role:
    appointment: Appointment
    is_held: bool
    note: SafeString
    sources: Sequence[Source]


def life(official: Official, asked: AskedDay) -> list[Role]:
    """What somebody holds first, then the latest. One query."""
    return by_age(in_roles(appointments_of(official).public(), asked))


def whole_life(official: Official, asked: AskedDay) -> list[Role]:
    """For the newsroom, with what readers do not see as long as nothing public attests it. One query."""
    return by_age(in_roles(appointments_of(official), asked))


def appointments_of(official: Official) -> AppointmentQuerySet:
    return Appointment.objects.filter(official=official).with_sources().by_protocol()


def by_age(roles: Iterable[Role]) -> list[Role]:
    return sorted(roles, key=lambda role: (not role.is_held, age(role.appointment)))


def in_roles(appointments: Iterable[Appointment], asked: AskedDay) -> list[Role]:
    """Of appointments read `with_sources()`."""
    return [
        Role(each, is_held(each.tenure, asked), marks.of_role(each.tenure, asked), list(sources(each)))
        for each in appointments
    ]


def is_held(tenure: Tenure, asked: AskedDay) -> bool:
    return tenure.answer(asked.on) == Answer.RECORDED


def age(appointment: Appointment | Sketch) -> int:
    """Greater for what was known last longer ago."""
    latest = appointment.tenure.latest
    return -latest.toordinal() if latest else 0


def in_short(found: Sequence[Role], asked: AskedDay) -> SafeString:
    """The posts held on the day; where none is known to be, those recorded last."""
    held = [role.appointment for role in found if role.is_held]
    if held:
        return format_html("{}", titles(held))
    last = held_last([role.appointment for role in found], asked.on)
    if not last or last[0].tenure.latest is None:
        return SafeString(_("No post is recorded."))
    return format_html(
        _("Last recorded on {day} as {posts}"), posts=titles(last), day=wording.day(last[0].tenure.latest)
    )


def titles(appointments: Sequence[Appointment]) -> str:
    return "; ".join(appointment.label for appointment in appointments)
