from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from news import policy
from news.models import Edition, SectionAssignment, Transition
from portal.accounts.auditing import AuditedAdmin, ForLooking


@admin.register(Edition)
class EditionAdmin(ForLooking):
    """What readers had and when, of the stories that one reaches."""

    list_display = ["headline", "public_from", "public_until", "published_at", "path"]
    list_filter = ["language", "section"]
    search_fields = ["headline"]
    date_hierarchy = "public_from"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).filter(article__in=policy.visible_to(request.user))


class UnclearedFilter(admin.SimpleListFilter):
    title = _("second reader")
    parameter_name = "second_reader"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("owed", _("still owed"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Transition] | None:
        uncleared: QuerySet[Transition] = queryset.uncleared()
        return uncleared if self.value() == "owed" else None


@admin.register(Transition)
class TransitionAdmin(ForLooking):
    """What became of the stories that one reaches: who, when, why."""

    list_display = ["at", "by", "verb", "article", "from_state", "to_state", "reason"]
    list_filter = [UnclearedFilter, "verb"]
    list_select_related = ["article", "by"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).filter(article__in=policy.visible_to(request.user))


@admin.register(SectionAssignment)
class SectionAssignmentAdmin(AuditedAdmin):
    """Which editor takes care of which section."""

    list_display = ["user", "section"]
    list_filter = ["section"]
    list_select_related = ["user", "section"]
