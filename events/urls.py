"""Calendars of events. Their pages, on which stories stand too, are in the site map: `portal.urls`."""

from django.urls import path

from events import views
from portal.directory.models import Official, Organization

urlpatterns = [
    path("events.ics", views.all_events, name="calendar"),
    path("events/<slug:slug>.ics", views.event, name="event_calendar"),
    path("events/series/<slug:slug>.ics", views.series, name="series_calendar"),
    path("officials/<slug:slug>/events.ics", views.record, {"model": Official}, name="official_calendar"),
    path("organizations/<slug:slug>/events.ics", views.record, {"model": Organization}, name="organization_calendar"),
]
