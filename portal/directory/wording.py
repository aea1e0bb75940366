"""What is known of a tenure, in words. A date is marked up for machines; `strip_tags` gives the words alone."""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from portal.directory.tenure import Tenure
from portal.texts.dates import PartialDate

if TYPE_CHECKING:
    from portal.directory.records import NamedRecord


def time(date: PartialDate) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', date.isoformat(), date.label())


def day(date: datetime.date) -> SafeString:
    return time(PartialDate(date))


def period(tenure: Tenure) -> SafeString:
    """Since when and until when, as far as anybody knows."""
    if tenure.started:
        return since(tenure, tenure.started)
    if tenure.ended:
        return until(tenure, tenure.ended)
    if not tenure.first or not tenure.last:
        return SafeString(_("No day is recorded"))
    if tenure.first == tenure.last:
        return format_html(_("Recorded {day}"), day=day(tenure.last))
    return format_html(_("Recorded {first} to {last}"), first=day(tenure.first), last=day(tenure.last))


def since(tenure: Tenure, started: PartialDate) -> SafeString:
    if tenure.ended:
        return format_html(_("From {started} until {ended}"), started=time(started), ended=time(tenure.ended))
    if tenure.last:
        return format_html(_("From {started}, last recorded {last}"), started=time(started), last=day(tenure.last))
    return format_html(_("From {started}"), started=time(started))


def until(tenure: Tenure, ended: PartialDate) -> SafeString:
    if tenure.first:
        return format_html(_("First recorded {first}, until {ended}"), first=day(tenure.first), ended=time(ended))
    return format_html(_("Until {ended}"), ended=time(ended))


def nearest(tenure: Tenure, on: PartialDate) -> SafeString:
    """Of a day that nothing speaks for: the nearest day that is known."""
    if tenure.started or tenure.ended:
        return period(tenure)
    if tenure.last and tenure.last < on.start():
        return format_html(_("Last recorded {day}"), day=day(tenure.last))
    if tenure.first and tenure.first > on.end():
        return format_html(_("First recorded {day}"), day=day(tenure.first))
    return period(tenure)


def ended(date: PartialDate) -> str:
    return _("Ended %(day)s") % {"day": date.label()}


def later(date: PartialDate) -> str:
    return _("until %(day)s") % {"day": date.label()}


def links(records: "Iterable[NamedRecord]") -> SafeString:
    pairs = ((record.get_absolute_url(), record.label) for record in records)
    return format_html_join(", ", '<a href="{}">{}</a>', pairs)
