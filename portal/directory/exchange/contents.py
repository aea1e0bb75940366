"""What a file of the register holds: all of it, or what is recorded or may be so on one day."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.directory.bodies import known_by
from portal.directory.days import AskedDay
from portal.directory.models import Appointment, Official, Organization, Post
from portal.directory.parents import place
from portal.directory.tenure import Answer
from portal.texts.dates import PartialDate

POSSIBLE = {Answer.RECORDED, Answer.UNKNOWN}


@dataclass(frozen=True)
class Contents:
    organizations: Sequence[Organization]
    officials: Sequence[Official]
    posts: Sequence[Post]
    appointments: Sequence[Appointment]
    on: PartialDate | None

    def answer(self, appointment: Appointment) -> str:
        return appointment.tenure.answer(self.on).name.lower() if self.on else ""


def contents(on: PartialDate | None) -> Contents:
    """A body stands after the one above it, so that a file can be taken in from top to bottom."""
    appointments = Appointment.objects.with_days().select_related("official").by_protocol()
    organizations = list(Organization.objects.prefetch_related("names"))
    officials = list(Official.objects.prefetch_related("names"))
    posts = list(Post.objects.select_related("organization").order_by("organization__rank", "rank", "pk"))
    if on is None:
        return Contents(downwards(organizations), officials, posts, list(appointments), on)
    held = [each for each in appointments.public() if each.tenure.answer(on) in POSSIBLE]
    place(organizations, on)
    standing = {pk for pk, body in known_by(AskedDay(on)).items() if body.tenure.answer(on) in POSSIBLE}
    people = {each.official_id for each in held}
    return Contents(
        downwards([each for each in organizations if each.pk in standing]),
        [each for each in officials if each.pk in people],
        [each for each in posts if each.organization_id in standing],
        [each for each in held if each.post.organization_id in standing],
        on,
    )


def downwards(organizations: Sequence[Organization]) -> list[Organization]:
    """Each with the very object above it; one whose parent is not among them stands on top."""
    by_pk = {each.pk: each for each in organizations}
    placed: dict[int, Organization] = {}

    def put(each: Organization) -> None:
        if each.pk in placed:
            return
        each.parent = by_pk.get(each.parent_id) if each.parent_id else None
        if each.parent and each.parent.pk not in placed and not each.is_under(each):
            put(each.parent)
        placed[each.pk] = each

    for each in organizations:
        put(each)
    return list(placed.values())
