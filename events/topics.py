"""What the dates of a series have in common, as far as they have: what one of them may have of its own."""

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from typing import Any, NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from events import company, program
from events.models import Event, Organizer, Participant
from events.wording import hours


class Topic(TextChoices):
    NAME = "name", _("name")
    KIND = "kind", _("kind")
    HOURS = "hours", _("hour")
    VENUE = "venue", _("place")
    SUMMARY = "summary", _("summary")
    REGISTRATION = "registration", _("registration")
    PICTURE = "picture", _("picture")
    STATUS = "status", _("status")
    ORGANIZERS = "organizers", _("organizers")
    PARTICIPANTS = "participants", _("participants")
    PROGRAM = "program", _("program")


FIELDS = {
    Topic.NAME: ("name", "native_name"),
    Topic.KIND: ("kind",),
    Topic.HOURS: ("start_time", "end_time", "part_of_day"),
    Topic.VENUE: ("venue_id",),
    Topic.SUMMARY: ("summary",),
    Topic.REGISTRATION: ("registration_url",),
    Topic.PICTURE: ("picture_id",),
    Topic.STATUS: ("status", "status_reason", "status_changed_on"),
}


class Rows(NamedTuple):
    """What stands in rows of its own: to be compared, to be shown and to be taken over, always as a whole."""

    of: Callable[[Event], Sequence[Hashable]]
    words: Callable[[Event], str]
    take: Callable[[Event, Event], None]
    reads: tuple[str, ...]


ROWS = {
    Topic.ORGANIZERS: Rows(
        company.organizers, company.words_of_organizers, company.take_organizers, ("organizer_rows__organization",)
    ),
    Topic.PARTICIPANTS: Rows(
        company.participants,
        company.words_of_participants,
        company.take_participants,
        ("participants__official", "participants__organization"),
    ),
    Topic.PROGRAM: Rows(
        program.program,
        program.words,
        program.take_program,
        ("program__organizer_rows", "program__participants"),
    ),
}
# A day of its own: not taken over by others, whose days the rule gives.
DAY = "day"


def topics_of(fields: Collection[str]) -> list[Topic]:
    """Which of them the fields of a form belong to."""
    return [topic for topic, names in FIELDS.items() if {name.removesuffix("_id") for name in names} & set(fields)]


def topics_of_rows(models: Iterable[type]) -> list[Topic]:
    known = {Organizer: Topic.ORGANIZERS, Participant: Topic.PARTICIPANTS}
    return [known[model] for model in models if model in known]


def own(fields: Collection[str]) -> set[str]:
    """What a date has of its own after these fields were changed in it alone."""
    return {*topics_of(fields)} | ({DAY} if {"start_on", "end_on"} & set(fields) else set())


def differs(event: Event, source: Event, topic: Topic) -> bool:
    """A date that was moved goes on saying so, while the others are held as planned."""
    is_moved = event.status == Event.Status.RESCHEDULED and source.status == Event.Status.SCHEDULED
    if topic == Topic.STATUS and is_moved:
        return False
    if rows := ROWS.get(topic):
        return rows.of(event) != rows.of(source)
    return any(getattr(event, name) != getattr(source, name) for name in FIELDS[topic])


def take(event: Event, source: Event, topic: Topic) -> None:
    """Whoever calls it saves the event."""
    if rows := ROWS.get(topic):
        rows.take(event, source)
    for name in FIELDS.get(topic, ()):
        setattr(event, name, getattr(source, name))


def told(event: Event, topic: Topic) -> str:
    if rows := ROWS.get(topic):
        return rows.words(event)
    if topic == Topic.HOURS:
        return hours(event)
    if topic == Topic.STATUS:
        return ": ".join(filter(None, (str(event.get_status_display()), event.status_reason)))
    if topic == Topic.KIND:
        return str(event.get_kind_display())
    value: Any = getattr(event, FIELDS[topic][0].removesuffix("_id"))
    return str(value or "")
