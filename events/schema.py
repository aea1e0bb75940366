"""JSON-LD of events: schema.org Event and EventSeries. Dates are as precise as the record; no hour is invented."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from events.calendar import Entry
from events.days import PROVINCE
from events.models import Event, EventSeries, Participant, Venue
from portal.directory.schema import reference
from portal.texts.page import absolute

STATUS = {
    Event.Status.SCHEDULED: "EventScheduled",
    Event.Status.POSTPONED: "EventPostponed",
    Event.Status.RESCHEDULED: "EventRescheduled",
    Event.Status.CANCELLED: "EventCancelled",
}


def of_event(event: Event, program: Sequence[Event], description: str, image: str) -> dict[str, Any]:
    """Of an event read `with_people()`. `image` is an address or empty."""
    data = {"@context": "https://schema.org", **in_short(event), "description": description}
    if image:
        data["image"] = absolute(image)
    if organizers := [reference(row.organization) for row in event.organizer_rows.all()]:
        data["organizer"] = organizers
    if attendees := list(people(event.participants.all())):
        data["attendee"] = attendees
    if above := list(wholes(event)):
        data["superEvent"] = above[0] if len(above) == 1 else above
    if program:
        data["subEvent"] = [in_short(part) for part in program]
    return data


def of_series(
    series: EventSeries, first: datetime.date | None, last: datetime.date | None, coming: Iterable[Entry] = ()
) -> dict[str, Any]:
    data: dict[str, Any] = {"@context": "https://schema.org", "@type": "EventSeries", "name": series.name}
    data["url"] = absolute(series.get_absolute_url())
    if series.organizer:
        data["organizer"] = reference(series.organizer)
    if first and last:
        data |= {"startDate": first.isoformat(), "endDate": last.isoformat()}
    if parts := [as_part(each) for each in coming]:
        data["subEvent"] = parts
    return data


def as_part(date: Entry) -> dict[str, str]:
    status = "EventCancelled" if date.is_canceled else "EventPostponed" if date.is_postponed else "EventScheduled"
    told = {"@type": "Event", "name": date.name, "url": absolute(date.path), "startDate": date.date}
    return told | {"eventStatus": f"https://schema.org/{status}"}


def wholes(event: Event) -> Iterable[dict[str, Any]]:
    """The event in whose program it stands, and the series that it is a date of."""
    if event.parent and event.parent.is_public():
        yield in_short(event.parent)
    if event.series:
        yield {"@type": "EventSeries", "name": event.series.name, "url": absolute(event.series.get_absolute_url())}


def in_short(event: Event) -> dict[str, Any]:
    data: dict[str, Any] = {"@type": "Event", "name": event.label, "url": absolute(event.get_absolute_url())}
    data["eventStatus"] = f"https://schema.org/{STATUS[Event.Status(event.status)]}"
    if event.kind != Event.Kind.TELECONFERENCE:
        data["eventAttendanceMode"] = "https://schema.org/OfflineEventAttendanceMode"
    if event.venue:
        data["location"] = place(event.venue)
    return data | dates(event)


def dates(event: Event) -> dict[str, str]:
    told = {}
    if event.date:
        has_hour = event.has_day and event.start_time
        told["startDate"] = instant(event.date.date, event.start_time) if has_hour else event.date.isoformat()
    if event.start_on and (event.end_on or event.end_time):
        told["endDate"] = instant(event.end_on or event.start_on, event.end_time)
    if event.previous_start_on:
        told["previousStartDate"] = instant(event.previous_start_on, event.previous_start_time)
    return told


def instant(day: datetime.date, hour: datetime.time | None) -> str:
    return datetime.datetime.combine(day, hour, PROVINCE).isoformat() if hour else day.isoformat()


def place(venue: Venue) -> dict[str, str]:
    address = ", ".join(filter(None, (venue.street_address, venue.locality)))
    return {"@type": "Place", "name": venue.name, "address": address or venue.name}


def people(participants: Iterable[Participant]) -> Iterable[dict[str, str]]:
    for each in participants:
        if each.official:
            address = absolute(each.official.get_absolute_url())
            yield {"@type": "Person", "name": each.official.label, "url": address}
        elif each.organization:
            yield reference(each.organization)
