"""Heads of the pages of events: titles, addresses, what is told to who shares them."""

from collections.abc import Sequence

from django.urls import reverse, translate_url
from django.utils.translation import gettext as _

from events import schema
from events.calendar import Entry
from events.details import Detail
from events.models import Event, EventSeries
from events.months import Month
from events.series import Occurrences
from events.wording import day_of
from portal.pictures.markup import social
from portal.texts.html import text_of
from portal.texts.page import Crumb, Page, absolute, language
from portal.texts.paging import Paging

# Characters of a description.
LONGEST = 160


def list_page(paging: Paging, month: Month | None, is_empty: bool) -> Page:
    """Of all events, or of those of a month. What is narrowed, or holds nothing, is not for search engines."""
    title = numbered(_("Events, %(month)s") % {"month": month.label} if month else _("Events"), paging)
    return Page(
        title=title,
        description=_("Meetings, visits, conferences and sessions of the province: what is to come and what was held."),
        path=paging.here,
        crumbs=(Crumb(_("Events"), reverse("events")), Crumb(month.label)) if month else (Crumb(_("Events")),),
        jsonld=({"@context": "https://schema.org", "@type": "CollectionPage", "name": title},),
        noindex=bool(paging.query) or is_empty,
        previous=absolute(paging.previous) if paging.previous else "",
        next=absolute(paging.next) if paging.next else "",
        translated=in_other_language(paging.here),
    )


def event_page(event: Event, detail: Detail, program: Sequence[Event]) -> Page:
    picture = social(detail.picture) if detail.picture else None
    above = (Crumb(detail.parent.name, detail.parent.path),) if detail.parent else ()
    path, told = event.get_absolute_url(), description(event)
    return Page(
        title=": ".join(filter(None, (event.label, detail.state))),
        description=told,
        path=path,
        image=picture,
        crumbs=(Crumb(_("Events"), reverse("events")), *above, Crumb(event.label)),
        jsonld=(schema.of_event(event, program, told, picture.address if picture else ""),),
        translated=in_other_language(path),
    )


def description(event: Event) -> str:
    """Its own words, which are English, else when and where it is."""
    words = " ".join(text_of(event.summary).split()) if language() == "en" else ""
    if words:
        return words if len(words) <= LONGEST else words[:LONGEST].rpartition(" ")[0] + "…"
    place = f", {event.venue}" if event.venue else ""
    told = {"name": event.label, "day": day_of(event), "place": place}
    return _("%(name)s: %(day)s%(place)s. An event of the province.") % told


def series_page(series: EventSeries, occurrences: Occurrences, coming: Sequence[Entry], paging: Paging) -> Page:
    return Page(
        title=numbered(series.name, paging),
        description=_("All dates of %(name)s that are recorded, past and to come, with the stories of each.")
        % {"name": series.name},
        path=paging.here,
        crumbs=(Crumb(_("Events"), reverse("events")), Crumb(series.name)),
        jsonld=(schema.of_series(series, occurrences.first, occurrences.last, coming),),
        previous=absolute(paging.previous) if paging.previous else "",
        next=absolute(paging.next) if paging.next else "",
        translated=in_other_language(paging.here),
    )


def numbered(title: str, paging: Paging) -> str:
    if paging.number == 1:
        return title
    return _("%(title)s, page %(number)d") % {"title": title, "number": paging.number}


def in_other_language(path: str) -> str:
    return translate_url(path, "en" if language() == "vi" else "vi")


def subscription(path: str) -> str:
    """The address under which a calendar program subscribes to a calendar at a path."""
    return f"webcal://{absolute(path).partition('://')[2]}"
