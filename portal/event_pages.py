"""Pages of events, with the stories that report them; everything through `Event.objects.public`."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dates import WEEKDAYS_ABBR
from django.views.decorators.http import require_safe

from events import pages
from events.choices import Choices, choices
from events.details import detail, program_of
from events.filters import EventFilter
from events.lists import Lists, NoSuchPage, lists
from events.models import Event, EventSeries
from events.months import Grid, Month, grid
from events.moving import moved
from events.notices import notice, over
from events.querysets import EventQuerySet
from events.series import occurrences
from portal.event_stories import in_order, stories_of, told
from portal.texts.paging import Paging, page_number


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    return list_page(request, None)


@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    try:
        asked = Month(year, month)
    except ValueError:
        raise Http404 from None
    return list_page(request, asked)


def list_page(request: HttpRequest, month: Month | None) -> HttpResponse:
    narrowed = EventFilter(request.GET, Event.objects.public())
    found = numbered(request, narrowed.events.between(month.first, month.last) if month else narrowed.events)
    path = month.path if month else reverse("events")
    paging = Paging(path, found.number, found.pages, narrowed.chosen)
    possible = choices(request.LANGUAGE_CODE)
    context = {
        "page": pages.list_page(paging, month, found.is_empty),
        "filter": narrowed,
        "choices": possible,
        "lists": found,
        "paging": paging,
        "month": month,
        "grid": grid_of(narrowed, month, found, possible),
        "weekdays": [WEEKDAYS_ABBR[day] for day in range(7)],
        "subscription": pages.subscription(Paging(reverse("calendar"), 1, 1, narrowed.chosen).here),
    }
    return render(request, "events/event_list.html", context)


def numbered(request: HttpRequest, events: EventQuerySet, **known: Any) -> Lists:
    try:
        return lists(events, page_number(request), told, **known)
    except NoSuchPage:
        raise Http404 from None


def grid_of(narrowed: EventFilter, month: Month | None, found: Lists, possible: Choices) -> Grid | None:
    """Of the month asked for; on the page of all events of the nearest one."""
    shown = month or found.nearest_month
    if shown is None or not found.is_first:
        return None
    return grid(shown, list(narrowed.events.between(shown.first, shown.last).to_list()), possible.months)


@require_safe
def event(request: HttpRequest, slug: str) -> HttpResponse:
    found = Event.objects.public().to_show().filter(slug=slug).first()
    if found is None:
        return moved(Event.objects.public(), slug, "event")
    program = program_of(found)
    parts = [part.uuid for part in program]
    stories = stories_of([found.uuid, *parts], parts)
    known = detail(found, program, stories.newest)
    context = {
        "page": pages.event_page(found, known, program),
        "event": found,
        "detail": known,
        "notice": notice(found),
        "over": over(found, stories.total),
        "stories": stories,
        "in_order": in_order(found, stories.editions),
    }
    return render(request, "events/event_detail.html", context)


@require_safe
def series(request: HttpRequest, slug: str) -> HttpResponse:
    found = EventSeries.objects.public().to_show().filter(slug=slug).first()
    if found is None:
        return moved(EventSeries.objects.public(), slug, "series")
    public = found.events.public()
    dates = numbered(request, public, names_posts=True, past_number=found.past_number)
    paging = Paging(found.get_absolute_url(), dates.number, dates.pages)
    occurring = occurrences(found)
    context = {
        "page": pages.series_page(found, occurring, dates.upcoming, paging),
        "series": found,
        "occurrences": occurring,
        "lists": dates,
        "paging": paging,
        "stories": stories_of(public.values("uuid")),
        "subscription": pages.subscription(reverse("series_calendar", args=[found.slug])),
    }
    return render(request, "events/series_detail.html", context)
