"""Events of a calendar made ours: found again by UID, changed where the file has changed, kept where an editor has."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

from django.utils import timezone

from events import days
from events.importing.telling import Told
from events.models import Event, EventSeries, Organizer, Recurrence, Venue
from events.topics import own
from portal.addresses.claims import Wish, allot
from portal.directory.models import Organization
from portal.texts.folding import fold
from portal.texts.slugs import free_slug, slug

MIDDLE = 60


@dataclass
class Taken:
    """`results` has one word for each date: created, updated, unchanged, conflict."""

    results: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    records: list[str] = field(default_factory=list)

    def add(self, event: Event, result: str, reasons: Iterable[str] = ()) -> None:
        self.results.append(result)
        self.records.append(str(event.uuid))
        self.reasons += [reason for reason in reasons if reason not in self.reasons]


def is_ours(uid: str) -> bool:
    """What this site gave out comes back: nothing of it is news."""
    try:
        known = UUID(uid)
    except ValueError:
        return False
    return Event.objects.filter(uuid=known).exists() or Recurrence.objects.filter(uuid=known).exists()


def take(told: Told, on: datetime.date | None, taken: Taken, series: EventSeries | None = None, **given: Any) -> Event:
    """One date. `on` is the day that its rule gave it; `given` are fields besides those of the file."""
    found = Event.objects.filter(source_uid=told.uid, recurrence_on=on).first()
    values = told.values | {"venue_id": place(told.place)} | given
    if found is None:
        event = create(told, on, values, series)
        taken.add(event, "created")
        return event
    taken.add(found, *update(found, values))
    return found


def create(told: Told, on: datetime.date | None, values: dict[str, Any], series: EventSeries | None) -> Event:
    event = Event(uuid=uuid4(), source_uid=told.uid, recurrence_on=on, series=series, public_from=timezone.now())
    wish = Wish(Event.folder, f"{slug(told.values['name'], MIDDLE)}-{values['start_on'].isoformat()}")
    event.slug = allot(Event.address_kind, {event.uuid: wish})[event.uuid].removeprefix(Event.folder).rstrip("/")
    for name, value in values.items():
        setattr(event, name, value)
    event.imported = {name: as_text(value) for name, value in values.items()}
    event.save()
    if organizer := organization(told.organizer):
        Organizer.objects.create(event=event, organization=organizer)
    return event


def update(event: Event, values: dict[str, Any]) -> tuple[str, list[str]]:
    """What an editor has changed since stays; where the file has changed it too, that is a conflict."""
    changed: dict[str, Any] = {}
    conflicts = []
    for name, value in values.items():
        kept, present = event.imported.get(name), as_text(getattr(event, name))
        if as_text(value) in (kept, present):
            continue
        if kept == present:
            changed[name] = value
        else:
            conflicts.append(f"{name} was changed here: that of the file is not taken")
    if changed:
        change(event, changed)
    return ("conflict" if conflicts else "updated" if changed else "unchanged"), conflicts


def change(event: Event, changed: dict[str, Any]) -> None:
    """Another day of an event to come is told to readers as one."""
    if "status" in changed:
        event.status_changed_on = days.today()
    elif "start_on" in changed and not event.is_over() and event.status == Event.Status.SCHEDULED:
        event.previous_start_on, event.previous_start_time = event.start_on, event.start_time
        event.status, event.status_changed_on = Event.Status.RESCHEDULED, days.today()
    for name, value in changed.items():
        setattr(event, name, value)
    event.imported = event.imported | {name: as_text(value) for name, value in changed.items()}
    event.save()


def as_text(value: Any) -> str:
    return "" if value is None else str(value)


def place(name: str) -> int | None:
    """By any of its names; one that nobody knows is made."""
    if not name:
        return None
    folded = fold(name)
    known = Venue.objects.filter(folded=folded).first() or Venue.objects.filter(names__folded=folded).first()
    if known is None:
        free = free_slug(slug(name), lambda tried: Venue.objects.filter(slug=tried).exists())
        known = Venue.objects.create(name=name, slug=free)
    return known.pk


def organization(name: str) -> Organization | None:
    folded = fold(name)
    if not folded:
        return None
    known = Organization.objects.filter(folded=folded).first()
    return known or Organization.objects.filter(names__folded=folded).first()


def series_of(told: Told) -> EventSeries:
    """That of the dates taken before, or a new one of the same name."""
    known = EventSeries.objects.filter(events__source_uid=told.uid).first()
    if known:
        return known
    made = EventSeries(uuid=uuid4(), name=told.values["name"][:200], organizer=organization(told.organizer))
    wish = Wish(EventSeries.folder, slug(made.name))
    path = allot(EventSeries.address_kind, {made.uuid: wish})[made.uuid]
    made.slug = path.removeprefix(EventSeries.folder).rstrip("/")
    made.save()
    return made


def rule_of(series: EventSeries, told: Told, until: datetime.date) -> Recurrence:
    uuid = uuid5(NAMESPACE_URL, told.uid)
    rule = Recurrence.objects.filter(uuid=uuid).first() or Recurrence(uuid=uuid, series=series)
    known = (rule.rrule, rule.first_on, rule.until_on) if rule.pk else ()
    if known != (told.rrule, told.start_on, until):
        rule.rrule, rule.first_on, rule.until_on = told.rrule, told.start_on, until
        rule.sequence += 1
        rule.save()
    return rule


def set_apart(event: Event, master: Told, told: Told) -> None:
    """What differs from the others on purpose."""
    shift = (event.recurrence_on or master.start_on) - master.start_on
    usual = master.values | {"start_on": master.start_on + shift}
    usual["end_on"] = usual["end_on"] and usual["end_on"] + shift
    kept = {*event.exceptions} - own(told.values)  # of what no calendar tells
    exceptions = sorted(kept | own([name for name, value in told.values.items() if value != usual[name]]))
    if event.exceptions != exceptions:
        event.exceptions = exceptions
        event.save()
