"""Calendars of events for the programs of readers; through `Event.objects.public` as everything is."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.calendars import calendar, file, in_calendars, newest
from events.filters import EventFilter
from events.models import Event, EventSeries
from events.moving import moved
from events.querysets import EventQuerySet
from events.tags import tag
from portal.addresses.claims import record_at
from portal.caching.sharing import shared
from portal.directory.models import Official, Organization


@shared
@require_safe
def all_events(request: HttpRequest) -> HttpResponseBase:
    """Narrowed as the page of events is, where the address says so."""
    name = _("Events of %(name)s") % {"name": settings.SITE_NAME}
    return following(request, name, EventFilter(request.GET, Event.objects.public()).events)


@shared
@require_safe
def series(request: HttpRequest, slug: str) -> HttpResponseBase:
    found = EventSeries.objects.public().filter(slug=slug).first()
    if found is None:
        return moved(EventSeries.objects.public(), slug, "series_calendar")
    return following(request, found.name, found.events.public())


@shared
@require_safe
def record(request: HttpRequest, slug: str, model: type[Official] | type[Organization]) -> HttpResponseBase:
    """Of what it holds or takes part in, at every address that it ever had; without events the calendar is empty."""
    kind = model.address_kind.value
    found = model.objects.defer("summary").filter(slug=slug).first()
    if found is None:
        uuid = record_at(f"{model.folder}{slug}/", model.address_kind)
        known = get_object_or_404(model.objects.defer("summary"), uuid=uuid)
        return HttpResponsePermanentRedirect(reverse(f"{kind}_calendar", args=[known.slug]))
    name = _("Events: %(name)s") % {"name": found.label}
    return following(request, name, EventFilter({kind: found.slug}, Event.objects.public()).events)


@shared
@require_safe
def event(request: HttpRequest, slug: str) -> HttpResponse:
    dated = in_calendars(Event.objects.public())
    found = dated.filter(slug=slug).first()
    if found is None:
        return moved(dated, slug, "event_calendar")
    response = answer(file(found))
    response.headers["Content-Disposition"] = f'attachment; filename="{found.slug}.ics"'
    return response


def following(request: HttpRequest, name: str, events: EventQuerySet) -> HttpResponseBase:
    """A calendar to subscribe to. One that the program has is not written again."""
    found = newest(events)
    known_by = tag(name, found)
    unchanged = get_conditional_response(request, etag=known_by)
    response = unchanged or answer(calendar(name, found))
    response.headers["ETag"] = known_by
    return response


def answer(calendar: bytes) -> HttpResponse:
    return HttpResponse(calendar, content_type="text/calendar; charset=utf-8")
