"""Two people in a post with one seat on one day: said by two stories, or by a story against a record."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from django.db.models import Exists, OuterRef, Q, QuerySet

from portal.caching.boundaries import next_boundary
from portal.caching.memo import by_version
from portal.directory.models import Appointment, Attestation, Official, Post

# Who acts for another takes no seat.
SEAT = {"appointment__post__seats": 1, "appointment__acting": False}


@dataclass(frozen=True)
class Witness:
    """Who held the post by a story, or by a record that has no path here."""

    official: Official
    name: str
    path: str


@dataclass(frozen=True)
class Conflict:
    post: Post
    day: datetime.date
    witnesses: tuple[Witness, Witness]


@by_version(until=next_boundary)
def conflicts() -> list[Conflict]:
    """For the newsroom, the latest day first. Two queries, asked once a version; callers must not change the list."""
    by_post: dict[int, list[Attestation]] = defaultdict(list)
    for each in contradicted().select_related("appointment__official", "appointment__post__organization"):
        by_post[each.appointment.post_id].append(each)
    recorded: dict[int, list[Appointment]] = defaultdict(list)
    terms = Appointment.objects.filter(post__in=by_post, acting=False, started_on__isnull=False)
    for held in terms.select_related("official", "post__organization"):
        recorded[held.post_id].append(held)
    found = [each for post in by_post for each in of_post(by_post[post], recorded[post])]
    return sorted(found, key=lambda conflict: conflict.day, reverse=True)


def contradicted() -> QuerySet[Attestation]:
    """Stories that another story, or perhaps a record, contradicts: of thousands only these are looked at.

    Each kind in a subquery of its own, which PostgreSQL joins by hashing; under one OR it would ask for each row.
    """
    told = Attestation.objects.public().filter(**SEAT)
    others = ~Q(appointment__official=OuterRef("appointment__official"))
    same_day = {"appointment__post": OuterRef("appointment__post"), "attested_on": OuterRef("attested_on")}
    terms = Appointment.objects.surely_held(OuterRef("attested_on")).filter(acting=False)
    of_others = terms.filter(post=OuterRef("appointment__post")).exclude(official=OuterRef("appointment__official"))
    by_story, by_record = (told.filter(Exists(rows)) for rows in (told.filter(others, **same_day), of_others))
    return told.filter(Q(pk__in=by_story.values("pk")) | Q(pk__in=by_record.values("pk")))


def of_post(told: list[Attestation], recorded: list[Appointment]) -> Iterator[Conflict]:
    by_day: dict[datetime.date, dict[int, Attestation]] = defaultdict(dict)
    for each in told:
        by_day[each.attested_on].setdefault(each.appointment.official_id, each)
    for day, people in by_day.items():
        for first, second in combinations(people.values(), 2):
            yield Conflict(first.appointment.post, day, (witness(first), witness(second)))
        for story in people.values():
            for held in recorded:
                if held.official_id != story.appointment.official_id and surely_holds(held, day):
                    yield Conflict(held.post, day, (witness(story), Witness(held.official, held.source, "")))


def witness(story: Attestation) -> Witness:
    return Witness(story.appointment.official, story.headline, story.path)


def surely_holds(held: Appointment, day: datetime.date) -> bool:
    """A record of a month or a year is held against nobody for its unsure days."""
    tenure = held.tenure
    begun = tenure.started is not None and tenure.started.end() <= day
    return begun and (tenure.ended is None or day < tenure.ended.start())
