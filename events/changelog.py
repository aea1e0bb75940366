"""What changed of an event, newest first, in words."""

import datetime
from dataclasses import dataclass

from django.utils import formats
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from events.days import PROVINCE
from events.models import Event, EventChange

Kind = EventChange.Kind


@dataclass(frozen=True)
class Change:
    on: datetime.date
    title: str
    text: str


def changes(event: Event) -> list[Change]:
    """Nothing where nothing but the announcement was ever told. One query."""
    told = list(event.changes.public())
    return [change(each) for each in told] if any(each.kind != Kind.ANNOUNCED for each in told) else []


def change(told: EventChange) -> Change:
    reason = told.reason.strip().rstrip(".")
    words = [sentence(told), f"{reason[0].upper()}{reason[1:]}." if reason else ""]
    return Change(localdate(told.changed_at, PROVINCE), str(told.get_kind_display()), " ".join(filter(None, words)))


def sentence(told: EventChange) -> str:
    before, after = moment(told.from_on, told.from_time), moment(told.to_on, told.to_time)
    if told.kind == Kind.MOVED and before and after:
        return _("From %(before)s to %(after)s.") % {"before": before, "after": after}
    if told.kind in (Kind.POSTPONED, Kind.CANCELED) and before:
        return _("It was planned for %(day)s.") % {"day": before}
    return _("For %(day)s.") % {"day": after} if after else ""


def moment(day: datetime.date | None, hour: datetime.time | None) -> str:
    return ", ".join(filter(None, (formats.date_format(day), f"{hour:%H:%M}" if hour else ""))) if day else ""
