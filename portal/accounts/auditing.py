"""What every page of the newsroom stands on: each change by hand is in the audit log."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from js_asset import Media

from portal.accounts import audit


class AuditedAdmin(admin.ModelAdmin):
    """What Django tells of an object's history stands in the audit log too, where nobody can take it back."""

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        entry = super().log_addition(request, obj, message)
        audit.record("add", obj, by=request.user)
        return entry

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        entry = super().log_change(request, obj, message)
        audit.record("change", obj, by=request.user, details=entry.get_change_message())
        return entry

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        for obj in queryset:
            audit.record("delete", obj, by=request.user)
        return super().log_deletions(request, queryset)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """The text editor's import map stands in the page itself: only a nonce lets it run."""
        context["media"] = Media.from_media(context["media"], nonce=request.csp_nonce)  # type: ignore[attr-defined]
        return super().render_change_form(request, context, *args, **kwargs)


class ForLooking(AuditedAdmin):
    """A list to look at: nothing in it is added, changed or deleted by hand."""

    show_full_result_count = False  # it would count a growing table a second time

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
