"""Doing what a plan of `recurring` says: dates made, moved, canceled and removed, so that they follow a rule."""

import datetime

from events import days
from events.copying import copy_to
from events.models import Event, Recurrence
from events.recurring import Plan
from portal.caching.version import changing


def carry_out(plan: Plan) -> None:
    with changing():
        rule = rule_of(plan)
        attach(plan.source, rule, plan.first)
        for event in plan.kept:
            attach(event, rule, event.recurrence_on or event.start_on)
        for event in [*plan.exceptions, *plan.canceled]:
            attach(event, None, None)
        for event, day in plan.moved:
            move(event, day)
            attach(event, rule, day)
        for event in plan.canceled:
            cancel(event)
        for event in plan.removed:
            remove(event)
        for day in plan.added:
            attach(copy_to(plan.source, day), rule, day)
        end_others(plan, rule)


def rule_of(plan: Plan) -> Recurrence:
    """The one that began that day, or a new one: what was before that day keeps its own."""
    rule, _created = Recurrence.objects.get_or_create(
        series=plan.series, first_on=plan.first, defaults={"rrule": plan.rrule, "until_on": plan.until}
    )
    rule.rrule, rule.until_on, rule.sequence = plan.rrule, plan.until, rule.sequence + 1
    rule.save()
    return rule


def end_others(plan: Plan, rule: Recurrence) -> None:
    for other in plan.series.recurrences.exclude(pk=rule.pk):
        if other.first_on > plan.first or not other.events.exists():
            other.delete()
        elif other.until_on >= plan.first:
            other.until_on, other.sequence = plan.first - datetime.timedelta(days=1), other.sequence + 1
            other.save()


def attach(event: Event, rule: Recurrence | None, day: datetime.date | None) -> None:
    event.recurrence, event.recurrence_on = rule, day
    event.save()


def move(event: Event, day: datetime.date) -> None:
    """With its program. Readers who know the former day are told; back on it, nothing has happened."""
    if event.start_on is None:
        return
    for part in event.program.exclude(status=Event.Status.CANCELLED).filter(start_precision="day"):
        move(part, day + (part.start_on - event.start_on))
        part.save()
    former, event.end_on = event.start_on, event.end_on and event.end_on + (day - event.start_on)
    event.start_on = day
    if not event.public_from:
        return
    event.previous_start_on = event.previous_start_on or former
    event.previous_start_time = event.previous_start_time or event.start_time
    event.status, event.status_changed_on = Event.Status.RESCHEDULED, days.today()
    if event.previous_start_on == day:
        event.status, event.previous_start_on, event.previous_start_time = Event.Status.SCHEDULED, None, None


def cancel(event: Event) -> None:
    """With its program."""
    event.status, event.status_changed_on = Event.Status.CANCELLED, days.today()
    event.save()


def remove(event: Event) -> None:
    """With what of its program nobody has seen; what readers know of it stands alone, canceled."""
    for part in event.program.all():
        take_out(part)
    event.program.update(parent=None)
    event.delete()


def take_out(event: Event) -> None:
    if event.public_from is None:
        remove(event)
    elif event.status != Event.Status.CANCELLED:
        cancel(event)
