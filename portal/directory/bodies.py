"""What is known of how long organizations stood: their own dates, and the days on which their posts are attested."""

import datetime
from dataclasses import dataclass, replace

from portal.caching.boundaries import next_boundary
from portal.caching.memo import by_version
from portal.directory.days import AskedDay
from portal.directory.models import Appointment, Organization
from portal.directory.parents import place
from portal.directory.tenure import Answer, Tenure

Days = tuple[datetime.date, datetime.date]


@dataclass(frozen=True)
class Body:
    organization: Organization
    tenure: Tenure


def known_by(asked: AskedDay) -> dict[int, Body]:
    """By number, in order of protocol. What is recorded to begin later is not there yet. Three queries."""
    attested, organizations = attested_days(), list(Organization.objects.defer("summary"))
    place(organizations, asked.on)
    rows = (Body(each, tenure_of(each, attested)) for each in organizations)
    return {body.organization.pk: body for body in rows if body.tenure.answer(asked.on) != Answer.LATER}


def tenure_of(organization: Organization, attested: dict[int, Days]) -> Tenure:
    """A body stood while somebody is attested to have held a post in it."""
    first, last = attested.get(organization.pk, (None, None))
    return replace(organization.tenure, first=first, last=last)


@by_version(until=next_boundary)
def attested_days() -> dict[int, Days]:
    """The first and the last, by organization."""
    return Appointment.objects.between()
