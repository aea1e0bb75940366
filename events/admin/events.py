from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from events import several
from events.admin import asking
from events.admin.people import OrganizerInline, ParticipantInline
from events.models import Event
from events.querysets import SOONEST_FIRST
from events.topics import own
from events.wording import day_of, within
from portal.directory.admin import EntryAdmin


@admin.register(Event)
class EventAdmin(EntryAdmin):
    inlines = [OrganizerInline, ParticipantInline]
    change_form_template = "admin/events/event/change_form.html"
    autocomplete_fields = ["series", "parent", "venue", "picture"]
    list_display = ["name", "kind", "day", "venue", "status", "public_from", "is_public"]
    list_filter = ["kind", "status", ("public_from", admin.EmptyFieldListFilter)]
    list_select_related = ["venue"]
    search_fields = ["folded"]
    date_hierarchy = "start_on"
    prepopulated_fields = {"slug": ["name"]}
    readonly_fields = ["sequence", "in_program"]
    fieldsets = [
        (None, {"fields": ["name", "native_name", "slug", "kind", "summary", "public_from"]}),
        (
            _("When"),
            {
                "fields": [
                    ("start_on", "start_precision", "start_time", "part_of_day"),
                    ("end_on", "end_time"),
                    "month_day",
                ]
            },
        ),
        (
            _("If it is not held as planned"),
            {
                "fields": [
                    "status",
                    ("status_reason", "status_changed_on"),
                    ("previous_start_on", "previous_start_time"),
                    "sequence",
                ]
            },
        ),
        (None, {"fields": ["venue", "series", "parent", "in_program", "picture", "registration_url"]}),
    ]

    def get_urls(self) -> list[URLPattern]:
        pages = {"repeat": self.repeat_view, "dates": self.dates_view}
        own = [
            path(f"<path:object_id>/{name}/", self.admin_site.admin_view(view), name=f"events_event_{name}")
            for name, view in pages.items()
        ]
        return [*own, *super().get_urls()]

    def repeat_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return several.repeat(request, several.asked(request, self, object_id))

    def dates_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return several.spread(request, several.asked(request, self, object_id))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """What is changed in one date of a series is its own, until others take it over."""
        if change and obj.series_id:
            obj.exceptions = sorted({*obj.exceptions, *own(form.changed_data)})
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        asking.after(request, asking.saved(form, formsets, change))

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        super().delete_model(request, obj)
        asking.after(request, asking.of_program(obj.parent))

    def response_add(self, request: HttpRequest, obj: Event, post_url_continue: str | None = None) -> HttpResponse:
        return asking.page(request) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Event) -> HttpResponse:
        return asking.page(request) or super().response_change(request, obj)

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: int) -> HttpResponse:
        return asking.page(request) or super().response_delete(request, obj_display, obj_id)

    @admin.display(description=_("program"))
    def in_program(self, event: Event) -> SafeString | str:
        parts = event.program.order_by(*SOONEST_FIRST) if event.pk else []
        rows = ((reverse("admin:events_event_change", args=[part.pk]), part, within(part, event)) for part in parts)
        return format_html_join(SafeString("<br>"), '<a href="{}">{}</a>, {}', rows) or "–"

    @admin.display(description=_("day"), ordering="start_on")
    def day(self, event: Event) -> str:
        return day_of(event)

    @admin.display(description=_("readers can see it"), boolean=True)
    def is_public(self, event: Event) -> Any:
        return event.is_public()
