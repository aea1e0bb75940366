"""A seat is held by one person at a time. PostgreSQL has a constraint for it besides; see `guards.py`."""

from itertools import pairwise
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from portal.directory.models import Appointment, Post


def take(appointment: "Appointment") -> None:
    """Where there is one seat it need not be numbered by hand."""
    if appointment.post_id and appointment.seat is None and appointment.post.seats == 1:
        appointment.seat = 1


def give(post: "Post") -> None:
    """What was entered while any number could hold it takes the one seat that there is now."""
    if post.seats == 1:
        post.appointments.filter(seat=None).update(seat=1)


def refuse_too_few(post: "Post") -> None:
    """Raises ValidationError when a record seats two people at one time in a post that is to have one seat."""
    if post.pk is None or post.seats != 1:
        return
    terms = post.appointments.filter(acting=False, started_on__isnull=False).order_by("started_on", "pk")
    for earlier, later in pairwise(terms.select_related("official")):
        if earlier.ended_on is None or (later.started_on and earlier.ended_on > later.started_on):
            names = {"first": earlier.official, "second": later.official}
            raise ValidationError({"seats": _("%(first)s and %(second)s held it at one time.") % names})


def refuse_taken(appointment: "Appointment") -> None:
    """Raises ValidationError when somebody else holds the seat on one of the days.

    Who acts in place of another takes no seat, nor does an appointment of which nobody knows since when.
    """
    if appointment.seat is None or appointment.started_on is None or appointment.acting:
        return
    others = type(appointment).objects.filter(post=appointment.post_id, seat=appointment.seat, acting=False)
    others = others.filter(Q(ended_on=None) | Q(ended_on__gt=appointment.started_on), started_on__isnull=False)
    if appointment.ended_on:
        others = others.filter(started_on__lt=appointment.ended_on)
    if other := others.exclude(pk=appointment.pk).select_related("official").first():
        raise ValidationError({"seat": _("%(name)s holds this seat at that time.") % {"name": other.official}})
