"""The program of one date of a series, taken over by others: each part as far from the beginning as it is there.

A part is known again by its name, else by its place in the program. What readers know of a part that is left out
stays, canceled; what nobody has seen is removed. Parts that are over are not touched.
"""

import datetime
from collections.abc import Hashable, Sequence

from events import company, days
from events.copying import copy_part, moved
from events.following import move, take_out
from events.models import Event
from events.wording import within

FIELDS = ["name", "native_name", "kind", "start_time", "end_time", "part_of_day", "month_day", "start_precision"]
FIELDS += ["venue_id", "summary", "registration_url", "picture_id"]


def parts(event: Event) -> list[Event]:
    """In their order, without those that are canceled."""
    held = [part for part in event.program.all() if part.status != Event.Status.CANCELLED]
    return sorted(held, key=lambda part: (part.start_on or datetime.date.max, part.daytime, part.pk))


def program(event: Event) -> list[tuple[Hashable, ...]]:
    return [values(part, event) for part in parts(event)]


def values(part: Event, whole: Event) -> tuple[Hashable, ...]:
    own = (getattr(part, name) for name in FIELDS)
    people = (*company.organizers(part), *company.participants(part))
    return distance(whole, part.start_on), distance(whole, part.end_on), *own, people


def distance(whole: Event, day: datetime.date | None) -> datetime.timedelta | None:
    return day - whole.start_on if day and whole.start_on else None


def words(event: Event) -> str:
    return "; ".join(": ".join(filter(None, (within(part, event), part.label))) for part in parts(event))


def take_program(event: Event, source: Event) -> None:
    today, later = days.today(), distance(source, event.start_on) or datetime.timedelta()
    free = [part for part in event.program.all() if not part.is_over(today)]
    wanted = [part for part in parts(source) if (moved(part.last_on, later) or today) >= today]
    twins = twins_of(wanted, free, later)
    for part in wanted:
        if twin := twins.get(part.pk):
            adopt(twin, part, later)
        else:
            copy_part(part, event, later)
    for part in free:
        if part not in twins.values():
            take_out(part)


def twins_of(wanted: Sequence[Event], free: Sequence[Event], later: datetime.timedelta) -> dict[int, Event]:
    found: dict[int, Event] = {}
    for is_alike in (has_the_name, has_the_place):
        for part in wanted:
            left = [each for each in free if part.pk not in found and each not in found.values()]
            if twin := next((each for each in left if is_alike(part, each, later)), None):
                found[part.pk] = twin
    return found


def has_the_name(part: Event, other: Event, later: datetime.timedelta) -> bool:
    return part.name == other.name


def has_the_place(part: Event, other: Event, later: datetime.timedelta) -> bool:
    return (moved(part.start_on, later), part.daytime) == (other.start_on, other.daytime)


def adopt(part: Event, source: Event, later: datetime.timedelta) -> None:
    """Readers who know it on another day are told."""
    for name in FIELDS:
        setattr(part, name, getattr(source, name))
    if part.status == Event.Status.CANCELLED:
        part.status, part.status_reason, part.status_changed_on = Event.Status.SCHEDULED, "", None
    day = moved(source.start_on, later)
    if day and day != part.start_on:
        move(part, day)
    part.start_on, part.end_on = day, moved(source.end_on, later)
    company.take_organizers(part, source)
    company.take_participants(part, source)
    part.save()
