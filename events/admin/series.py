from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events.models import EventSeries, Venue, VenueName
from events.rules import rhythm
from portal.directory.admin import EntryAdmin, NameInline


class VenueNameInline(NameInline):
    model = VenueName
    fields = ["name", "kind"]


@admin.register(Venue)
class VenueAdmin(EntryAdmin):
    inlines = [VenueNameInline]
    list_display = ["name", "street_address", "locality"]
    search_fields = ["folded", "names__folded"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(EventSeries)
class EventSeriesAdmin(EntryAdmin):
    autocomplete_fields = ["organizer"]
    list_display = ["name", "organizer", "rule"]
    list_select_related = ["organizer"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[EventSeries]:
        return super().get_queryset(request).prefetch_related("recurrences")

    @admin.display(description=_("rhythm"))
    def rule(self, series: EventSeries) -> str:
        return rhythm(series.rrule)
