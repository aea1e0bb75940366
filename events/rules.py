"""Rules of recurrence (RFC 5545, 3.3.10): which they are, the days they give, and how they are said."""

import datetime
import re
from itertools import takewhile

from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext as _

# Nobody plans farther ahead; a rule that gives more dates is a slip of the pen.
LONGEST = datetime.timedelta(days=10 * 366)
MOST = 400

NUMBERS = r"[+-]?[0-9]{1,3}(?:,[+-]?[0-9]{1,3}){0,30}"
DAYS = r"(?:[+-]?[0-9]{1,2})?(?:MO|TU|WE|TH|FR|SA|SU)"
PARTS = {
    "FREQ": "DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": "[1-9][0-9]{0,2}",
    "COUNT": "[1-9][0-9]{0,2}",
    "UNTIL": "[0-9]{8}(?:T[0-9]{6}Z?)?",
    "BYDAY": rf"{DAYS}(?:,{DAYS}){{0,30}}",
    "BYMONTHDAY": NUMBERS,
    "BYYEARDAY": NUMBERS,
    "BYWEEKNO": NUMBERS,
    "BYMONTH": NUMBERS,
    "BYSETPOS": NUMBERS,
    "WKST": "MO|TU|WE|TH|FR|SA|SU",
}
WEEKDAY_NUMBERS = {name: number for number, name in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))}


def parts_of(rrule: str) -> dict[str, str]:
    """Raises ValidationError, with a sentence, for what is no rule or one with hours in it."""
    rrule = rrule.strip().upper().removeprefix("RRULE:")
    parts = dict(part.partition("=")[::2] for part in rrule.rstrip(";").split(";"))
    if "FREQ" not in parts:
        raise ValidationError(_("Begin the rule with how often, as FREQ=WEEKLY or FREQ=MONTHLY;BYDAY=1MO."))
    for name, value in parts.items():
        if name in ("BYHOUR", "BYMINUTE", "BYSECOND"):
            raise ValidationError(_("The hour does not stand in the rule: the dates have it."))
        if not re.fullmatch(PARTS.get(name, "$."), value):
            raise ValidationError(_("“%(part)s” cannot stand in a rule.") % {"part": f"{name}={value}"[:40]})
    return parts


def bare(rrule: str) -> str:
    """Without the end, which the last date tells."""
    return ";".join(f"{name}={value}" for name, value in parts_of(rrule).items() if name not in ("COUNT", "UNTIL"))


def dates(rrule: str, first: datetime.date, until: datetime.date) -> list[datetime.date]:
    """All days from the first on through `until` or the rule's own end. Raises ValidationError."""
    from dateutil.rrule import rrulestr

    parts = parts_of(rrule)
    if until - first > LONGEST:
        raise ValidationError(_("That is too far ahead: make the dates of ten years at most."))
    if told := parts.get("UNTIL"):
        until = min(until, as_day(told))
    begin, end = (datetime.datetime.combine(day, datetime.time()) for day in (first, until))
    try:
        rule = rrulestr(f"{bare(rrule)};UNTIL={end:%Y%m%dT%H%M%S}", dtstart=begin)
        found = [at.date() for at, _n in zip(takewhile(lambda at: at <= end, rule), range(MOST + 1), strict=False)]
    except (ValueError, TypeError, OverflowError):
        raise ValidationError(_("No calendar can follow this rule.")) from None
    found = found[: int(parts.get("COUNT", MOST + 1))]
    if len(found) > MOST:
        raise ValidationError(_("The rule gives more than %(n)d dates: end it earlier.") % {"n": MOST})
    return found


def as_day(text: str) -> datetime.date:
    try:
        return datetime.datetime.strptime(text[:8], "%Y%m%d").date()
    except ValueError:
        raise ValidationError(_("The rule ends on a day that no month has.")) from None


def rhythm(rrule: str) -> str:
    """In words, as far as there are words: "Every month, first Monday", "Every 2 weeks, Monday and Thursday"."""
    if not rrule:
        return _("No rule")
    try:
        parts = parts_of(rrule)
    except ValidationError:
        return _("By a rule of its own")
    words = {
        "DAILY": (_("Every day"), _("Every %(n)d days")),
        "WEEKLY": (_("Every week"), _("Every %(n)d weeks")),
        "MONTHLY": (_("Every month"), _("Every %(n)d months")),
        "YEARLY": (_("Every year"), _("Every %(n)d years")),
    }
    once, many = words[parts["FREQ"]]
    n = int(parts.get("INTERVAL", "1"))
    return ", ".join(filter(None, (once if n == 1 else many % {"n": n}, on_which(parts))))


def on_which(parts: dict[str, str]) -> str:
    told = [weekday(day) for day in parts.get("BYDAY", "").split(",") if day]
    told += [_("day %(n)s") % {"n": n} for n in parts.get("BYMONTHDAY", "").split(",") if n.isdigit()]
    months = [str(MONTHS[int(n)]) for n in parts.get("BYMONTH", "").split(",") if n.isdigit() and 1 <= int(n) <= 12]
    return ", ".join(filter(None, told + months))


def weekday(day: str) -> str:
    ordinals = {"1": _("first"), "2": _("second"), "3": _("third"), "4": _("fourth"), "5": _("fifth"), "-1": _("last")}
    name, place = str(WEEKDAYS[WEEKDAY_NUMBERS[day[-2:]]]), day[:-2].lstrip("+")
    if place not in ordinals:
        return name if not place else ""
    return _("%(which)s %(weekday)s") % {"which": ordinals[place], "weekday": name}
