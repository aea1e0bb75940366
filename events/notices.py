"""What readers are told before anything else: that an event is moved, postponed, canceled or over."""

from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events import wording
from events.models import Event


class Notice(NamedTuple):
    title: SafeString
    text: SafeString


def notice(event: Event) -> Notice | None:
    """Nothing for an event as planned."""
    if event.status == Event.Status.CANCELLED:
        return Notice(canceled(event), sentences(reason(event), planned(event)))
    if event.is_postponed:
        return Notice(SafeString(wording.state(event)), sentences(planned(event), changed(event)))
    if event.status == Event.Status.RESCHEDULED:
        by_itself = SafeString(_("A calendar that took this event moves it by itself."))
        return Notice(new_day(event), sentences(planned(event), changed(event), by_itself))
    return None


def canceled(event: Event) -> SafeString:
    if event.status_changed_on is None:
        return SafeString(_("Canceled"))
    return format_html(_("Canceled on {day}"), day=wording.date(event.status_changed_on))


def new_day(event: Event) -> SafeString:
    if event.former_on is None:
        return format_html(_("New hour: {hour}"), hour=wording.hours(event))
    return format_html(_("New day: {day}"), day=wording.when(event))


def planned(event: Event) -> SafeString:
    """The day, with its hour where there was one, on which it was to be."""
    former = event.previous_start_on or event.start_on
    if former is None:
        return SafeString()
    hour = event.previous_start_time if event.previous_start_on else event.start_time
    return format_html(_("It was planned for {day}."), day=format_html("<del>{}</del>", wording.day(former, hour)))


def changed(event: Event) -> SafeString:
    if event.status_changed_on is None:
        return reason(event)
    told = {"day": wording.date(event.status_changed_on), "reason": event.status_reason.strip().rstrip(".")}
    return format_html(_("Changed {day}: {reason}.") if told["reason"] else _("Changed {day}."), **told)


def reason(event: Event) -> SafeString:
    words = event.status_reason.strip().rstrip(".")
    return format_html("{}.", capfirst(words)) if words else SafeString()


def sentences(*told: SafeString) -> SafeString:
    return format_html_join(" ", "{}", ((sentence,) for sentence in told if sentence))


def over(event: Event, stories: int) -> SafeString:
    """ "This visit is over. It ended on September 8, 2023; 4 stories report it.", or nothing."""
    if event.last_on is None or not event.is_over() or event.status == Event.Status.CANCELLED:
        return SafeString()
    head = format_html("<b>{}</b>", capfirst(_("This %(kind)s is over.") % {"kind": event.get_kind_display().lower()}))
    if not event.has_day:
        return head
    if not stories:
        return sentences(head, format_html(_("It ended on {day}."), day=wording.date(event.last_on)))
    told = ngettext("It ended on {day}; {n} story reports it.", "It ended on {day}; {n} stories report it.", stories)
    return sentences(head, format_html(told, day=wording.date(event.last_on), n=stories))
