from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from events.models import Organizer, Participant


class OrganizerInline(admin.TabularInline):
    model = Organizer
    autocomplete_fields = ["organization"]
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[Organizer]:
        return super().get_queryset(request).select_related("organization")


class ParticipantInline(admin.TabularInline):
    model = Participant
    autocomplete_fields = ["official", "organization", "appointment", "delegation"]
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[Participant]:
        return super().get_queryset(request).with_posts()  # type: ignore[attr-defined]
