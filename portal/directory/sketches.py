"""Appointments with no more than decides their order: a large body has thousands, of which a page shows a few."""

import datetime
from typing import NamedTuple

from django.db.models import QuerySet

from portal.directory.models import Appointment
from portal.directory.tenure import Tenure, recorded_date

Day = datetime.date | None

DATES = ("started_on", "started_precision", "ended_on", "ended_precision", "first_on", "last_on")
CLOSED = ("post__organization__dissolution_on", "post__organization__dissolution_precision")
PLACE = ("pk", "official", "official__name", "post__organization", "post__rank")


class Sketch(NamedTuple):
    """`pk` is the appointment's, `official` and `organization` are numbers too."""

    pk: int
    official: int
    name: str
    organization: int
    rank: int
    tenure: Tenure


def sketches(appointments: QuerySet[Appointment]) -> list[Sketch]:
    """By protocol. One query."""
    rows = appointments.with_days().by_protocol().values_list(*PLACE, *DATES, *CLOSED)  # type: ignore[attr-defined]
    return [
        Sketch(pk, official, name, organization, rank, tenure(*dates))
        for pk, official, name, organization, rank, *dates in rows
    ]


def tenure(
    started_on: Day, started: str, ended_on: Day, ended: str, first: Day, last: Day, closed_on: Day, closed: str
) -> Tenure:
    return Tenure(
        recorded_date(started_on, started),
        recorded_date(ended_on, ended),
        first,
        last,
        recorded_date(closed_on, closed),
    )
