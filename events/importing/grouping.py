"""All that a calendar says under one UID: a single event, or a series by a rule with dates that differ from it."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError

from events import days, rules
from events.following import cancel
from events.importing.reading import Refused
from events.importing.taking import Taken, is_ours, rule_of, series_of, set_apart, take
from events.importing.telling import Told
from events.models import Event, EventSeries, Recurrence

# A rule without an end gives dates for so long; the next import makes more.
AHEAD = datetime.timedelta(days=366)


def take_group(group: Sequence[Told]) -> Taken:
    """Raises Refused."""
    taken = Taken()
    if is_ours(group[0].uid):
        taken.results, taken.reasons = ["unchanged"] * len(group), ["this site's own event"]
        return taken
    newest = {told.recurrence_on: told for told in group}
    master = newest.pop(None, None)
    if master and (master.rrule or master.more_on):
        take_series(master, newest, taken)
        return taken
    for on, told in ({None: master} if master else {} | newest).items():
        if told:
            take(told, on, taken)
    return taken


def take_series(master: Told, others: dict[datetime.date | None, Told], taken: Taken) -> None:
    wanted = days_of(master) if master.rrule else [master.start_on]
    extra = [day for day in [master.start_on, *master.more_on] if day not in wanted]
    series = series_of(master)
    rule = rule_of(series, master, wanted[-1]) if master.rrule else None
    for day in sorted({*wanted, *extra} - master.not_on):
        told = others.get(day, master)
        given: dict[str, Any] = {} if day in others else moved_to(day, master)
        event = take(told, day, taken, series, **given)
        attach(event, rule if day in wanted else None)
        if told is not master:
            set_apart(event, master, told)
    drop(series, master, {*wanted, *extra} - master.not_on, taken)


def days_of(master: Told) -> list[datetime.date]:
    until = max(master.start_on, days.today()) + AHEAD
    try:
        return rules.dates(master.rrule, master.start_on, until) or [master.start_on]
    except ValidationError as refusal:
        raise Refused(master.line, f"RRULE: {refusal.messages[0]}") from None


def moved_to(day: datetime.date, master: Told) -> dict[str, Any]:
    end_on = master.values["end_on"]
    return {"start_on": day, "end_on": end_on and end_on + (day - master.start_on)}


def attach(event: Event, rule: Recurrence | None) -> None:
    if event.recurrence != rule:
        event.recurrence = rule
        event.save()


def drop(series: EventSeries, master: Told, wanted: set[datetime.date], taken: Taken) -> None:
    """Dates to come that the calendar does not hold any more are canceled; past ones are never touched."""
    gone = series.events.filter(source_uid=master.uid, last_on__gte=days.today()).exclude(recurrence_on__in=wanted)
    for event in gone.exclude(status=Event.Status.CANCELLED):
        event.recurrence = None
        cancel(event)
        taken.add(event, "updated")
