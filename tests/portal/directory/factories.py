import datetime
from collections.abc import Iterable
from uuid import uuid4

from django.utils import timezone

from portal.directory.days import AskedDay
from portal.directory.models import (
    Appointment,
    Attestation,
    Move,
    Official,
    Organization,
    OrganizationChange,
    Post,
    PostTransfer,
)
from portal.directory.tenure import Tenure
from portal.texts.dates import PartialDate, parse_partial


def make_organization(
    *, name: str = "Provincial People's Committee", slug: str = "ppc", kind: str = "government", **fields: object
) -> Organization:
    return Organization.objects.create(name=name, slug=slug, kind=kind, **fields)


def make_official(*, name: str = "Vo Van Minh", slug: str = "vo-van-minh", **fields: object) -> Official:
    return Official.objects.create(name=name, slug=slug, **fields)


def make_post(*, organization: Organization, title: str = "Chairman", **fields: object) -> Post:
    return Post.objects.create(organization=organization, title=title, **fields)


def make_appointment(
    *, official: Official, post: Post, started_on: datetime.date | None = None, **fields: object
) -> Appointment:
    precision = "day" if started_on else ""
    return Appointment.objects.create(
        official=official, post=post, started_on=started_on, started_precision=precision, **fields
    )


def make_attestation(
    *, appointment: Appointment, on: str, until: datetime.datetime | None = None, **fields: object
) -> Attestation:
    """A story, public for a day already, says that it held on the day."""
    told = {"edition": uuid4(), "headline": f"Told of {on}", "path": f"/news/{on}/"}
    begin = timezone.now() - datetime.timedelta(days=1)
    attested = {"attested_on": on, "public_from": begin, "public_until": until}
    return Attestation.objects.create(appointment=appointment, **(told | attested | fields))


def make_attested(
    *, official: Official | None = None, post: Post | None = None, on: Iterable[str] = ("2023-09-05",), **fields: object
) -> Appointment:
    """An appointment that rests on nothing but stories."""
    official = official or make_official()
    post = post or make_post(organization=make_organization())
    appointment = make_appointment(official=official, post=post, **fields)
    for day in on:
        make_attestation(appointment=appointment, on=day)
    return appointment


def make_change(
    *, before: Iterable[Organization], after: Iterable[Organization] = (), on: str = "2025-07-01", **fields: object
) -> OrganizationChange:
    known = {"kind": "merged", "state": "in_force", "effective_on": datetime.date.fromisoformat(on)}
    change = OrganizationChange.objects.create(**(known | fields))
    change.predecessors.set(before)
    change.successors.set(after)
    return change


def make_transfer(*, change: OrganizationChange, post: Post, organization: Organization) -> PostTransfer:
    return PostTransfer.objects.create(change=change, post=post, organization=organization)


def make_move(*, change: OrganizationChange, organization: Organization, parent: Organization | None) -> Move:
    return Move.objects.create(change=change, organization=organization, parent=parent)


def make_tenure(started: str = "", ended: str = "", first: str = "", last: str = "", closed: str = "") -> Tenure:
    """Of dates as people write them; attested on one day where only the first is given."""
    days = [datetime.date.fromisoformat(day) if day else None for day in (first, last or first)]
    return Tenure(partial(started), partial(ended), *days, partial(closed))


def partial(text: str) -> PartialDate | None:
    return parse_partial(text) if text else None


def asked(text: str = "") -> AskedDay:
    """As the address asks for it; today without a text."""
    return AskedDay(parse_partial(text), text) if text else AskedDay.today()
