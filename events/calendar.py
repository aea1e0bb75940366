"""Lines of events, as lists show them."""

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Event, Participant
from events.wording import column, day_of, moment, state


@dataclass(frozen=True)
class Link:
    name: str
    path: str


@dataclass(frozen=True)
class Entry:
    """An event as a line of a list: `day` is "23" or "5–8", `month` is "Jan 2024", `words` both in one."""

    name: str
    path: str
    date: str
    day: str
    month: str
    words: str
    is_range: bool
    is_postponed: bool
    is_canceled: bool
    state: str
    note: SafeString
    series: Link | None


def front_events(n: int) -> list[Entry]:
    """The next ones; where nothing is announced, the last ones. At most two queries."""
    public = Event.objects.public().outermost().to_list()
    coming = list(public.upcoming()[:n])
    return [entry(event) for event in coming or public.past()[:n]]


def entry(event: Event, stories: int = 0, names_post: bool = False) -> Entry:
    """Of an event read by `to_list()`, with the number of stories that report it, and the post of who presides."""
    day, month = column(event)
    return Entry(
        name=event.label,
        path=event.get_absolute_url(),
        date=event.date.isoformat() if event.date else "",
        day=day,
        month=month,
        words=day_of(event),
        is_range="–" in day,
        is_postponed=event.is_postponed,
        is_canceled=event.status == Event.Status.CANCELLED,
        state=state(event),
        note=note(event, stories, names_post),
        series=Link(event.series.name, event.series.get_absolute_url()) if event.series else None,
    )


def note(event: Event, stories: int, names_post: bool) -> SafeString:
    """ "Tuesday afternoon, Convention Center. Chaired by Vo Van Minh. 2 stories"."""
    told = ngettext("%(n)d story", "%(n)d stories", stories) % {"n": stories} if stories else ""
    when_and_where = ", ".join(filter(None, (moment(event), str(event.venue or ""))))
    # Who presides, where `read_chairs()` has asked for it.
    chairs = [chaired_by(each, names_post) for each in getattr(event, "chairs", ())[:1]]
    return format_html_join(". ", "{}", ((each,) for each in (when_and_where, *chairs, told) if each))


def chaired_by(chair: Participant, names_post: bool = True) -> SafeString:
    who = chair.official or chair.organization
    if who is None:
        return SafeString()
    if not names_post:
        return format_html(_("Chaired by {name}"), name=who.label)
    name = format_html('<a href="{}">{}</a>', who.get_absolute_url(), who.label)
    post = f", {chair.appointment.label}" if chair.appointment else ""
    return format_html(_("Chaired by {name}"), name=format_html("{}{}", name, post))
