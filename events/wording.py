"""Days, hours and states of events in words, as far as anybody recorded them.

Where a function gives HTML, each day is marked up for machines; `text_of` gives the words alone.
"""

import datetime
from functools import lru_cache

from django.utils import formats
from django.utils.dateformat import format as format_date
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from events import days
from events.models import Event
from portal.texts.html import text_of


def words_of_when(event: Event) -> str:
    return text_of(when(event))


def when(event: Event) -> SafeString:
    """ "Tuesday, September 5, 2023, afternoon, to Friday, September 8, 2023"; "October 21, year not known"."""
    if event.date is None:
        return with_hours(event, format_html("{}", year_not_known(event.month_day)))
    if not event.has_day:
        return format_html('<time datetime="{}">{}</time>', event.date.isoformat(), event.date.label())
    if event.end_on and event.end_on != event.start_on:
        return format_html(_("{first}, to {last}"), first=first_day(event), last=day(event.end_on, event.end_time))
    return first_day(event)


def first_day(event: Event) -> SafeString:
    return with_hours(event, day(event.date.date)) if event.date else SafeString()


def with_hours(event: Event, told: SafeString) -> SafeString:
    """Followed by the hour or the part of the day."""
    hour = hours(event)
    return format_html(_("{day}, {hour}"), day=told, hour=hour) if hour else told


def hours(event: Event) -> str:
    """ "14:00 to 16:00", "afternoon" or nothing: an hour that nobody recorded is not told."""
    if not event.start_time:
        return str(event.get_part_of_day_display()) if event.part_of_day else ""
    if event.end_time and event.end_on in (None, event.start_on):
        return _("%(first)s to %(last)s") % {"first": f"{event.start_time:%H:%M}", "last": f"{event.end_time:%H:%M}"}
    return f"{event.start_time:%H:%M}"


def day(date: datetime.date, hour: datetime.time | None = None) -> SafeString:
    """ "Friday, September 8, 2023", with the hour where there is one."""
    words = words_of_day(date, get_language() or "")
    return format_html('<time datetime="{}">{}</time>', date.isoformat(), f"{words}, {hour:%H:%M}" if hour else words)


@lru_cache(maxsize=2048)
def words_of_day(date: datetime.date, language: str) -> str:
    """Kept, since calendars ask for the same days again and again."""
    return f"{weekday(date)}, {formats.date_format(date)}"


def date(day: datetime.date) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), formats.date_format(day))


def day_of(event: Event) -> str:
    """In short: "September 5, 2023", "September 5–8, 2023", "September 2023", "October 21, year not known"."""
    if event.date is None:
        return year_not_known(event.month_day)
    first, last = event.date.date, event.end_on
    if not event.has_day or last is None or last == first:
        return event.date.label()
    if (first.year, first.month) == (last.year, last.month):
        return format_date(first, formats.get_format("DATE_FORMAT").replace("j", f"{first.day}–{last.day}"))
    return _("%(first)s to %(last)s") % {"first": formats.date_format(first), "last": formats.date_format(last)}


def month_and_day(month_day: str) -> str:
    """ "October 21", or nothing for what is no day."""
    try:
        return formats.date_format(days.without_year(month_day), "MONTH_DAY_FORMAT")
    except ValueError:
        return ""


def year_not_known(month_day: str) -> str:
    day = month_and_day(month_day)
    return _("%(day)s, year not known") % {"day": day} if day else _("Day not known")


def day_and_hours(event: Event) -> str:
    """ "October 21, afternoon", where a heading says that the year is not known."""
    return ", ".join(filter(None, (month_and_day(event.month_day), hours(event))))


def struck(event: Event) -> SafeString:
    """The day that a postponed event does not keep."""
    return format_html("<del>{}</del>", formats.date_format(event.former_on)) if event.former_on else SafeString()


def moment(event: Event) -> str:
    """Under a name in a list: "Tuesday afternoon", "Tuesday, 14:00", "Tuesday to Friday"."""
    if event.month_day:
        return capfirst(", ".join(filter(None, (hours(event), _("year not known")))))
    if not event.start_on or not event.has_day:
        return capfirst(hours(event))
    first, last = weekday(event.start_on), event.end_on or event.start_on
    if last != event.start_on:
        is_short = (last - event.start_on).days < 7
        return _("%(first)s to %(last)s") % {"first": first, "last": weekday(last)} if is_short else ""
    if event.start_time or not event.part_of_day:
        return capfirst(", ".join(filter(None, (first, hours(event)))))
    return capfirst(_("%(weekday)s %(part)s") % {"weekday": first, "part": hours(event)})


def within(part: Event, whole: Event) -> str:
    """When a part of a program is: its day only where the whole has more than one."""
    if not part.start_on or not part.has_day or (part.start_on == whole.start_on and whole.end_on is None):
        return capfirst(hours(part)) or day_of(part)
    date = f"{weekday(part.start_on)}, {formats.date_format(part.start_on, 'MONTH_DAY_FORMAT')}"
    return ", ".join(filter(None, (date, hours(part))))


def weekday(date: datetime.date) -> str:
    return formats.date_format(date, "l")


def column(event: Event) -> tuple[str, str]:
    """The two lines of a date beside an event, the day and below it the month: as much as is known."""
    if event.date is None:
        return without_year(event.month_day)
    month_and_year = pgettext("date format", "M Y")
    first, last = event.date.date, event.end_on
    if not event.has_day:
        return "", str(first.year) if event.start_precision == "year" else format_date(first, month_and_year)
    if last is None or last == first:
        return str(first.day), format_date(first, month_and_year)
    days = f"{first.day}–{last.day}"
    if (first.year, first.month) == (last.year, last.month):
        return days, format_date(first, month_and_year)
    begins = pgettext("date format", "M") if first.year == last.year else month_and_year
    return days, f"{format_date(first, begins)}–{format_date(last, month_and_year)}"


def without_year(month_day: str) -> tuple[str, str]:
    try:
        date = days.without_year(month_day)
    except ValueError:
        return "?", _("Undated")
    return str(date.day), formats.date_format(date, "F")


def state(event: Event) -> str:
    """What readers must know before the name: moved, postponed, canceled. Nothing for an event as planned."""
    if event.status == Event.Status.CANCELLED:
        return _("Canceled")
    if event.is_postponed:
        return _("Postponed, new day not set")
    if event.status == Event.Status.RESCHEDULED:
        return moved(event)
    return ""


def moved(event: Event) -> str:
    former = event.former_on
    if former is None or event.start_on is None:
        return _("Moved to another hour") if former is None and event.previous_start_time else _("Moved")
    is_same_year = former.year == event.start_on.year
    told = {"day": formats.date_format(former, "MONTH_DAY_FORMAT" if is_same_year else "DATE_FORMAT")}
    return (_("Postponed from %(day)s") if former < event.start_on else _("Brought forward from %(day)s")) % told


def outcome(event: Event) -> str:
    """What came of it, in a word or two."""
    if event.status == Event.Status.CANCELLED:
        return _("Canceled")
    if event.is_postponed:
        return _("Postponed, new day not set")
    if event.status == Event.Status.RESCHEDULED:
        return _("Held on another day than planned") if event.is_over() else _("Moved to another day")
    return _("Held as planned") if event.is_over() else _("Planned")


def place_of(event: Event) -> str:
    """ "Administration Center, Thu Dau Mot City"."""
    venue = event.venue
    return ", ".join(dict.fromkeys(filter(None, (venue.name, venue.street_address, venue.locality)))) if venue else ""
