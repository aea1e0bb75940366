"""Dates by a rule in calendars (RFC 5545, 3.8.5): one entry that repeats, and one for each date that differs from it.

All dates of a rule have its UID. Days of the rule without a date, or whose date is not of this calendar, are
excluded from it, so that a calendar of one person holds the dates of that person and no others.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.utils.text import capfirst

from events import rules
from events.calendars import bounds, entry, entry_of
from events.content_lines import moment, plain, utc
from events.days import PROVINCE
from events.models import Event, Recurrence
from events.wording import hours
from portal.texts.html import text_of
from portal.texts.page import absolute


def repeating(events: Iterable[Event]) -> Iterator[dict[str, str]]:
    """Of events by rules. One query where there are any."""
    by_rule: defaultdict[Recurrence, list[Event]] = defaultdict(list)
    for event in events:
        if event.recurrence:
            by_rule[event.recurrence].append(event)
    patterns = patterns_of(by_rule) if by_rule else {}
    for rule, dates in by_rule.items():
        dates.sort(key=day_of)
        pattern = patterns.get(rule.pk, dates[-1])
        yield repeated(rule, pattern, dates)
        yield from (exception(event, pattern) for event in dates if differs(event, pattern))


def alone(event: Event) -> dict[str, str]:
    patterns = patterns_of([event.recurrence] if event.recurrence else [])
    return exception(event, patterns.get(event.recurrence_id or 0, event))


def patterns_of(found: Iterable[Recurrence]) -> dict[int, Event]:
    """Of each rule the last public date without anything of its own: a change of all to come ends there."""
    events = Event.objects.public().filter(recurrence__in=[rule.pk for rule in found]).select_related("venue")
    by_rule: defaultdict[int, list[Event]] = defaultdict(list)
    for event in events.order_by("recurrence_on"):
        by_rule[event.recurrence_id or 0].append(event)
    return {
        rule: next((each for each in reversed(dates) if is_plain(each)), dates[-1]) for rule, dates in by_rule.items()
    }


def is_plain(event: Event) -> bool:
    return not event.exceptions and event.start_on == event.recurrence_on


def repeated(rule: Recurrence, pattern: Event, dates: Sequence[Event]) -> dict[str, str]:
    """From the first to the last of these dates."""

    days = [day_of(event) for event in dates]
    first, last = days[0], days[-1]
    told = "\n".join(filter(None, (capfirst(hours(pattern)), text_of(pattern.summary))))
    lines = entry(pattern, str(rule.uuid), told, moved_to(first, pattern))
    changed_at = utc(max(event.changed_at for event in dates))
    lines |= {"SEQUENCE": plain(rule.sequence), "DTSTAMP": changed_at, "LAST-MODIFIED": changed_at}
    lines["URL"] = plain(absolute(rule.series.get_absolute_url()))
    lines["RRULE"] = plain(f"{rules.bare(rule.rrule)};UNTIL={end_of(last, pattern)}")
    given = [day for day in rules.dates(rule.rrule, rule.first_on, rule.until_on) if first <= day <= last]
    if excluded := sorted(set(given) - set(days)):
        lines["EXDATE"] = moment(*(instant(day, pattern) for day in excluded))
    return lines


def end_of(last: datetime.date, pattern: Event) -> str:
    """Of the same kind as the beginning: in UTC where that has an hour, else a day."""
    if pattern.start_time is None:
        return f"{last:%Y%m%d}"
    end = datetime.datetime.combine(last, datetime.time(23, 59, 59), PROVINCE)
    return f"{end.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}"


def exception(event: Event, pattern: Event) -> dict[str, str]:
    uid = str(event.recurrence.uuid) if event.recurrence else ""
    return entry_of(event, uid) | {"RECURRENCE-ID": moment(instant(day_of(event), pattern))}


def differs(event: Event, pattern: Event) -> bool:
    return event.start_on != event.recurrence_on or told(event) != told(pattern)


def told(event: Event) -> tuple[object, ...]:
    """What the entry that repeats says of all its dates."""
    lasting = event.end_on - event.start_on if event.end_on and event.start_on else None
    hour = (event.start_time, event.end_time, event.part_of_day, lasting)
    return event.label, event.venue_id, event.status, event.summary, *hour


def day_of(event: Event) -> datetime.date:
    if event.recurrence_on is None:
        raise ValueError(f"{event} is no date by a rule")
    return event.recurrence_on


def instant(day: datetime.date, pattern: Event) -> datetime.date:
    """As the entry that repeats begins: with an hour or without."""
    return moved_to(day, pattern)["DTSTART"]


def moved_to(day: datetime.date, pattern: Event) -> dict[str, datetime.date]:
    """The bounds that the pattern has, on another day."""
    shift = day - (pattern.start_on or day)
    return {name: at + shift for name, at in bounds(pattern).items()}
