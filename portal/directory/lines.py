"""One line for each person in an organization: what of their posts there answers for a day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from portal.directory import marks
from portal.directory.days import AskedDay
from portal.directory.models import Appointment, Official
from portal.directory.sketches import Sketch, sketches
from portal.directory.tenure import Answer


class Place(NamedTuple):
    """A line before it is written: whose it is, and which appointments answer best."""

    answer: Answer
    rank: int
    name: str
    official: int
    appointments: Sequence[int]

    @property
    def order(self) -> tuple[bool, int, str, int]:
        """Those recorded for the day first, then by rank of their posts."""
        return self.answer != Answer.RECORDED, self.rank, self.name, self.official


@dataclass(frozen=True)
class Held:
    """Posts of which the same is known."""

    titles: str
    note: SafeString


@dataclass(frozen=True)
class Line:
    official: Official
    answer: Answer
    held: Sequence[Held] = ()

    @property
    def is_current(self) -> bool:
        return self.answer == Answer.RECORDED


def places_of(appointments: QuerySet[Appointment], asked: AskedDay) -> dict[int, list[Place]]:
    """Of everybody, in order, by organization. One query."""
    by_person: dict[tuple[int, int], list[Sketch]] = defaultdict(list)
    for sketch in sketches(appointments):
        by_person[sketch.organization, sketch.official].append(sketch)
    places: dict[int, list[Place]] = defaultdict(list)
    for (organization, _), held in by_person.items():
        places[organization].append(place(held, asked))
    return {organization: sorted(unsorted, key=lambda each: each.order) for organization, unsorted in places.items()}


def place(held: Sequence[Sketch], asked: AskedDay) -> Place:
    """Of all that somebody holds or held in an organization, what answers the question best."""
    answers = [each.tenure.answer(asked.on) for each in held]
    best = min(answers, key=lambda answer: answer.value)
    shown = [each for each, answer in zip(held, answers, strict=True) if answer == best]
    return Place(best, shown[0].rank, shown[0].name, shown[0].official, [each.pk for each in shown])


def appointments_of(places: Iterable[Place]) -> dict[int, Appointment]:
    """One query."""
    numbers = [pk for place in places for pk in place.appointments]
    rows = Appointment.objects.with_days().select_related("official").defer("official__summary")
    return rows.in_bulk(numbers)


def line(place: Place, appointments: dict[int, Appointment], asked: AskedDay) -> Line:
    shown = [appointments[pk] for pk in place.appointments]
    titles: dict[SafeString, list[str]] = defaultdict(list)
    for each in shown:
        titles[marks.note(each.tenure, asked)].append(each.title)
    return Line(shown[0].official, place.answer, [Held("; ".join(posts), note) for note, posts in titles.items()])
