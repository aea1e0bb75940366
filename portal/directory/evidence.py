"""No appointment without a source: a decree or record, or the stories and events that name somebody in the post."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from portal.directory.models import Appointment


def refuse_unsourced(appointment: "Appointment") -> None:
    """Raises ValidationError. Stories speak for days only: since when and until when a record has to say."""
    if appointment.source or appointment.source_url:
        return
    if appointment.started_on or appointment.ended_on:
        raise ValidationError({"source": _("Name the decree or record that gives this date: a story gives none.")})
    if not (appointment.is_told_elsewhere or is_told(appointment)):
        raise ValidationError({"source": _("Name the decree or record that says so: no story names anybody in it.")})


def is_told(appointment: "Appointment") -> bool:
    """Drafts count: what is kept of a text rests on it before it is published, and no reader sees it until then."""
    if appointment.pk is None:
        return False
    telling = (appointment.attestations, appointment.mentions, appointment.participations)
    return any(rows.exists() for rows in telling)
