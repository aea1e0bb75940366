"""Marks beside what is not simply so. No state is told by color alone, and what is recorded needs no mark."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from portal.directory import wording
from portal.directory.days import AskedDay
from portal.directory.tenure import Answer, Tenure, is_past


def note(tenure: Tenure, asked: AskedDay) -> SafeString:
    """In a directory of a day: the answer, then the nearest days that are known."""
    answer = tenure.answer(asked.on)
    words = wording.nearest(tenure, asked.on) if answer == Answer.UNKNOWN else wording.period(tenure)
    return marked(answer, asked, words)


def of_role(tenure: Tenure, asked: AskedDay) -> SafeString:
    """On a page of a person or a body: all that is known, and the answer where a day was asked for."""
    answer = tenure.answer(asked.on)
    if answer == Answer.UNKNOWN and asked.is_today:
        return wording.period(tenure)
    return marked(answer, asked, wording.period(tenure))


def marked(answer: Answer, asked: AskedDay, words: SafeString) -> SafeString:
    return words if answer == Answer.RECORDED else format_html("{} {}", mark(answer, asked), words)


def mark(answer: Answer, asked: AskedDay) -> SafeString:
    if answer == Answer.ENDED:
        return format_html('<span class="state off">{}</span>', _("Former"))
    if answer == Answer.CLOSED:
        return format_html('<span class="state">{}</span>', _("Ended with the organization"))
    return format_html('<span class="state unk">{}</span>', unknown(answer, asked))


def unknown(answer: Answer, asked: AskedDay) -> str:
    if answer == Answer.LATER:
        return _("Not yet")
    return _("Not known today") if asked.is_today else _("Not known that day")


def of_body(tenure: Tenure, asked: AskedDay) -> SafeString:
    """Red only where it had ended by the day that is asked for; what ended later says until when, quietly."""
    answer = tenure.answer(asked.on)
    if answer == Answer.ENDED and tenure.ended:
        return format_html('<span class="state off">{}</span>', wording.ended(tenure.ended))
    found = [mark(answer, asked)] if answer == Answer.UNKNOWN else []
    if tenure.ended:
        found.append(format_html('<span class="state">{}</span>', wording.later(tenure.ended)))
    return format_html_join(" ", "{}", ([each] for each in found))


def of_end(tenure: Tenure) -> SafeString:
    """As of today, for a page of its own: that it ended, or will."""
    if not tenure.ended:
        return SafeString()
    if is_past(tenure.ended, AskedDay.today().on):
        return format_html('<span class="state off">{}</span>', wording.ended(tenure.ended))
    return format_html('<span class="state">{}</span>', wording.later(tenure.ended))
