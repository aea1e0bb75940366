"""What a post rests on: a record, and the first and the last story that attests it."""

from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _

from portal.directory import wording
from portal.directory.models import Appointment


class Source(NamedTuple):
    """A record, which may have no address, or a story with its day."""

    name: str
    path: str
    day: str = ""


def sources(appointment: Appointment) -> Iterator[Source]:
    """Of an appointment read by `with_sources()`."""
    if appointment.source or appointment.source_url:
        yield Source(appointment.source or _("Record"), appointment.source_url)
    yield from dict.fromkeys(stories(appointment))


def stories(appointment: Appointment) -> Iterator[Source]:
    if appointment.first_on and appointment.last_on:
        yield Source(appointment.first_headline, appointment.first_path, wording.day(appointment.first_on))
        yield Source(appointment.last_headline, appointment.last_path, wording.day(appointment.last_on))
