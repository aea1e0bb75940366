"""What one event of a calendar tells, in the terms of ours."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from events.days import PROVINCE
from events.importing.reading import Block, Refused
from events.models import Event
from portal.texts.html import from_plain, normalized

# An icalendar.Event: its values have as many types as properties.
Component = Any
LONGEST_UID = 255
LONGEST_NAME = 250
LONGEST_PLACE = 200
DAY = datetime.timedelta(days=1)
# RFC 5545, 3.6.1: of two nobody could say which one holds.
ONCE = ["uid", "recurrence-id", "dtstart", "dtend", "duration", "rrule", "summary", "description", "location"]
ONCE += ["organizer", "status", "class"]


@dataclass(frozen=True)
class Told:
    """`recurrence_on` names the date of a rule that it stands for, `values` are fields of an event."""

    line: int
    uid: str
    recurrence_on: datetime.date | None
    rrule: str
    more_on: list[datetime.date]
    not_on: set[datetime.date]
    place: str
    organizer: str
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def start_on(self) -> datetime.date:
        day: datetime.date = self.values["start_on"]
        return day


def tell(component: Component, block: Block, is_canceled: bool) -> Told:
    """Raises Refused."""
    refuse_doubles(component, block)
    uid, name = words(component, "uid"), words(component, "summary")
    if not uid or len(uid) > LONGEST_UID:
        raise Refused(block.line_of("UID"), f"the event needs a UID of at most {LONGEST_UID} characters")
    if not name or len(name) > LONGEST_NAME:
        raise Refused(block.line_of("SUMMARY"), f"the event needs a SUMMARY of at most {LONGEST_NAME} characters")
    if words(component, "class").upper() in ("PRIVATE", "CONFIDENTIAL"):
        raise Refused(block.line_of("CLASS"), "the event is private")
    recurrence = component.get("recurrence-id")
    if recurrence is not None and "RANGE" in recurrence.params:
        raise Refused(block.line_of("RECURRENCE-ID"), "RANGE cannot be taken: give the later dates one by one")
    return Told(
        line=block.line,
        uid=uid,
        recurrence_on=day_named(recurrence, block) if recurrence is not None else None,
        rrule=component["rrule"].to_ical().decode() if "rrule" in component else "",
        more_on=days_of(component, "rdate", block),
        not_on=set(days_of(component, "exdate", block)),
        place=words(component, "location")[:LONGEST_PLACE],
        organizer=words_of(component.get("organizer")),
        values={
            "name": name,
            "summary": from_plain(normalized(str(component.get("description", "")).strip())),
            "status": status(component, is_canceled),
            **times(component, block),
        },
    )


def refuse_doubles(component: Component, block: Block) -> None:
    for name in ONCE:
        if isinstance(component.get(name), list):
            raise Refused(block.line_of(name.upper()), f"{name.upper()} stands more than once")


def words(component: Component, name: str) -> str:
    return " ".join(normalized(str(component.get(name, ""))).split())


def words_of(organizer: Any) -> str:
    return " ".join(str(organizer.params.get("CN", "")).split()) if hasattr(organizer, "params") else ""


def status(component: Component, is_canceled: bool) -> str:
    is_canceled = is_canceled or words(component, "status").upper() == "CANCELLED"
    return str(Event.Status.CANCELLED if is_canceled else Event.Status.SCHEDULED)


def times(component: Component, block: Block) -> dict[str, Any]:
    """From the first day to the last, which is left away where it is the first."""
    if "dtstart" not in component:
        raise Refused(block.line, "the event has no DTSTART")
    begin = component["dtstart"].dt
    try:
        end = component["dtend"].dt if "dtend" in component else begin + component.get("duration", zero()).dt
        (start_on, start_time), (end_on, end_time) = local(begin), local(end)
    except (AttributeError, TypeError, OverflowError, ValueError):
        raise Refused(block.line_of("DTEND"), "the end of the event cannot be reckoned") from None
    if start_time is None and end_on > start_on:
        end_on -= DAY
    if not 1900 <= start_on.year <= 2999 or not 1900 <= end_on.year <= 2999:
        raise Refused(block.line_of("DTSTART"), "the year must lie between 1900 and 2999")
    if (end_on, end_time or datetime.time()) < (start_on, start_time or datetime.time()):
        raise Refused(block.line_of("DTEND"), "the event would end before it begins")
    if end == begin or start_time is None:
        end_time = None
    return {
        "start_on": start_on,
        "start_precision": "day",
        "start_time": start_time,
        "end_on": end_on if end_on != start_on else None,
        "end_time": end_time,
    }


def zero() -> Any:
    from icalendar import vDuration

    return vDuration(datetime.timedelta())


def local(at: datetime.date) -> tuple[datetime.date, datetime.time | None]:
    """In the province; an hour without a zone is one of the province. Raises TypeError for what is no day."""
    if not isinstance(at, datetime.date):
        raise TypeError(at)
    if not isinstance(at, datetime.datetime):
        return at, None
    here = at.astimezone(PROVINCE) if at.tzinfo else at
    return here.date(), here.time().replace(second=0, microsecond=0)


def day_named(recurrence: Any, block: Block) -> datetime.date:
    try:
        return local(recurrence.dt)[0]
    except (AttributeError, TypeError, OverflowError):
        raise Refused(block.line_of("RECURRENCE-ID"), "RECURRENCE-ID is no day") from None


def days_of(component: Component, name: str, block: Block) -> list[datetime.date]:
    found = component.get(name, [])
    try:
        return [local(each.dt)[0] for part in (found if isinstance(found, list) else [found]) for each in part.dts]
    except (AttributeError, TypeError):
        raise Refused(block.line_of(name.upper()), f"{name.upper()} cannot be read") from None
