"""Who holds or held a post of an organization, and which posts stand empty."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from portal.directory.days import AskedDay
from portal.directory.models import Appointment, Organization
from portal.directory.roles import Role, age, in_roles, is_held
from portal.directory.sketches import sketches
from portal.directory.vacancies import Seats, seats

# More than these are sketched first: each has sources to be found, and a page shows a few.
MANY = 100


@dataclass(frozen=True)
class Staff:
    """`people` are the first of them; `n` how many appointments there are in all."""

    people: Sequence[Role]
    seats: Seats
    n: int


def staff(organization: Organization, asked: AskedDay, most: int) -> Staff:
    """Who holds a post first, then by rank, then the latest. One query; four where there are many."""
    rows = Appointment.objects.public().with_sources().select_related("official").defer("official__summary")
    of_body = rows.filter(post__organization=organization).by_protocol()
    few = list(of_body[: MANY + 1])
    if len(few) > MANY:
        return of_many(of_body, asked, most)
    return Staff(in_order(few, asked)[:most], seats(few, asked), len(few))


def of_many(of_body: QuerySet[Appointment], asked: AskedDay, most: int) -> Staff:
    all_of_them = sketches(of_body)
    places = {each.pk: (not is_held(each.tenure, asked), each.rank, age(each)) for each in all_of_them}
    shown = of_body.filter(pk__in=sorted(places, key=places.__getitem__)[:most])
    return Staff(in_order(shown, asked), seats(of_body.filter(post__seats=1), asked), len(all_of_them))


def in_order(appointments: Sequence[Appointment] | QuerySet[Appointment], asked: AskedDay) -> list[Role]:
    def place(role: Role) -> tuple[bool, int, int]:
        return not role.is_held, role.appointment.post.rank, age(role.appointment)

    return sorted(in_roles(appointments, asked), key=place)
