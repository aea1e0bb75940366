"""iCalendar (RFC 5545, RFC 7986) of public events. An event keeps its UID for good; SEQUENCE grows as it changes."""

import datetime
from collections.abc import Iterable, Mapping

from django.conf import settings
from django.db.models import Q

from events import days
from events.content_lines import Lines, component, moment, plain, text, utc, zones
from events.days import PROVINCE
from events.models import Event
from events.querysets import NEWEST_FIRST, SOONEST_FIRST, EventQuerySet
from events.wording import place_of, state, words_of_when
from portal.texts.html import text_of
from portal.texts.page import absolute

STATUS = {Event.Status.CANCELLED: "CANCELLED", Event.Status.POSTPONED: "TENTATIVE"}
# How often a program that subscribed should ask again.
REFRESH = "PT1H"
# A calendar reaches back one year; beyond so many on either side, the farthest are left out.
BACK = datetime.timedelta(days=365)
MOST = 1000


def in_calendars(events: EventQuerySet) -> EventQuerySet:
    """Those with a day: of others a calendar could only invent one."""
    return events.exclude(start_on=None).filter(start_precision="day").select_related("venue", "recurrence__series")


def newest(events: EventQuerySet) -> list[Event]:
    """All that are to come, and those of the last year."""
    found = in_calendars(events)
    today = days.today()
    coming = found.filter(Q(last_on__gte=today) | Q(last_on=None, start_on__gte=today)).order_by(*SOONEST_FIRST)
    since = today - BACK
    past = found.filter(
        Q(last_on__lt=today, last_on__gte=since) | Q(last_on=None, start_on__lt=today, start_on__gte=since)
    )
    return [*reversed(past.order_by(*NEWEST_FIRST)[:MOST]), *coming[:MOST]]


def calendar(name: str, events: Iterable[Event]) -> bytes:
    """To follow: dates by a rule come as one entry that repeats, with its exceptions."""
    from events.occurring import repeating

    events = list(events)
    single = [entry_of(event) for event in events if event.recurrence is None]
    return as_bytes(name, [*single, *repeating([event for event in events if event.recurrence])])


def file(event: Event) -> bytes:
    """One event alone; a date by a rule says which of its dates it is."""
    from events.occurring import alone

    return as_bytes(event.label, [alone(event) if event.recurrence else entry_of(event)])


def as_bytes(name: str, entries: list[Lines]) -> bytes:
    about = {"VERSION": plain("2.0"), "PRODID": text(f"-//{settings.SITE_NAME}//Portal//EN")}
    about |= {"NAME": text(name), "X-WR-CALNAME": text(name), "REFRESH-INTERVAL": f";VALUE=DURATION:{REFRESH}"}
    inner = (zones(entries), *(component("VEVENT", lines) for lines in entries))
    return component("VCALENDAR", about, b"".join(inner))


def entry_of(event: Event, uid: str = "") -> dict[str, str]:
    """What the page says of hours and changes stands in the description, since a day without an hour is all day."""
    told = "\n".join(filter(None, (state(event), words_of_when(event), text_of(event.summary))))
    return entry(event, uid or str(event.uuid), told, bounds(event))


def entry(event: Event, uid: str, description: str, bounds: Mapping[str, datetime.date]) -> dict[str, str]:
    changed_at = utc(event.changed_at)
    lines = {"UID": text(uid), "DTSTAMP": changed_at, "LAST-MODIFIED": changed_at, "SEQUENCE": plain(event.sequence)}
    lines |= {"SUMMARY": text(event.label), "STATUS": plain(STATUS.get(Event.Status(event.status), "CONFIRMED"))}
    lines |= {"URL": plain(absolute(event.get_absolute_url())), "DESCRIPTION": text(description)}
    if event.venue:
        lines["LOCATION"] = text(place_of(event))
    return lines | {name: moment(at) for name, at in bounds.items()}


def bounds(event: Event) -> dict[str, datetime.date]:
    """From hour to hour where both are known, else whole days; the end of a day is the beginning of the next."""
    if event.start_on is None:
        return {}
    last = event.end_on or event.start_on
    if event.start_time is None or (event.end_time is None and last != event.start_on):
        return {"DTSTART": event.start_on, "DTEND": last + datetime.timedelta(days=1)}
    told: dict[str, datetime.date] = {"DTSTART": datetime.datetime.combine(event.start_on, event.start_time, PROVINCE)}
    if event.end_time:
        told["DTEND"] = datetime.datetime.combine(last, event.end_time, PROVINCE)
    return told
