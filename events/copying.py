"""An event once more, on another day, with who holds it, who takes part and its program."""

import datetime
import re
from uuid import UUID, uuid4

from events import company
from events.models import Event
from portal.addresses.claims import Wish, allot

DAY = re.compile(r"-[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[0-9]+)?$")
# What belongs to one date alone.
FRESH = {"id", "uuid", "slug", "created_at", "changed_at", "sequence", "source_uid", "imported"}
FRESH |= {"recurrence", "recurrence_on", "exceptions", "status", "status_reason", "status_changed_on"}
FRESH |= {"previous_start_on", "previous_start_time"}
LONGEST_STEM = 80


def copy_to(event: Event, day: datetime.date) -> Event:
    """Saved, and as public as the one it is made after. What of its program is canceled is not made again."""
    later = day - event.start_on if event.start_on else datetime.timedelta()
    made = copy(event, later, day)
    for part in event.program.exclude(status=Event.Status.CANCELLED):
        copy_part(part, made, later)
    return made


def copy_part(part: Event, whole: Event, later: datetime.timedelta) -> Event:
    """`later` is how much later than its own program that of the whole is."""
    made = copy(part, later, whole.start_on or datetime.date.min, parent=whole, public_from=whole.public_from)
    for below in part.program.exclude(status=Event.Status.CANCELLED):
        copy_part(below, made, later)
    return made


def copy(event: Event, later: datetime.timedelta, day: datetime.date, **given: object) -> Event:
    names = [field.name for field in Event._meta.concrete_fields if field.name not in FRESH]
    made = Event(**({name: getattr(event, name) for name in names} | given))
    made.uuid = uuid4()
    made.slug = free_slug(made.uuid, event.slug, day)
    made.start_on, made.end_on = moved(event.start_on, later), moved(event.end_on, later)
    made.save()
    company.take_organizers(made, event)
    company.take_participants(made, event)
    made.save()
    return made


def moved(day: datetime.date | None, later: datetime.timedelta) -> datetime.date | None:
    return day and day + later


def free_slug(record: UUID, slug: str, day: datetime.date) -> str:
    """The same name with the day; an address that any event ever had stays with that one."""
    wish = Wish(Event.folder, f"{DAY.sub('', slug)[:LONGEST_STEM]}-{day.isoformat()}")
    return allot(Event.address_kind, {record: wish})[record].removeprefix(Event.folder).rstrip("/")
