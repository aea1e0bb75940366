"""Changes of organizations: prepared here, looked at in full, put in force and reversed with a button."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.directory.admin.entries import EntryAdmin
from portal.directory.consequences import Consequences
from portal.directory.enactment import NotPossible, put_in_force
from portal.directory.enactment import reverse as reverse_change
from portal.directory.models import Move, OrganizationChange, PostTransfer
from portal.directory.obstacles import in_the_way

BUTTONS = {
    "_put_in_force": (put_in_force, gettext_lazy("It is in force: readers see it.")),
    "_reverse": (reverse_change, gettext_lazy("It is reversed: every row is as before.")),
}


class BodyInline(admin.TabularInline):
    classes = ["bodies"]
    fields = ["organization"]
    autocomplete_fields = ["organization"]
    verbose_name = gettext_lazy("organization")
    extra = 0


class PredecessorInline(BodyInline):
    model = OrganizationChange.predecessors.through
    verbose_name_plural = gettext_lazy("organizations before it")
    extra = 1


class SuccessorInline(BodyInline):
    model = OrganizationChange.successors.through
    verbose_name_plural = gettext_lazy("organizations after it")


class TransferInline(admin.TabularInline):
    model = PostTransfer
    fields = ["post", "organization"]
    autocomplete_fields = ["post", "organization"]
    verbose_name_plural = gettext_lazy("posts that go on elsewhere")
    extra = 0


class MoveInline(admin.TabularInline):
    model = Move
    fields = ["organization", "parent"]
    autocomplete_fields = ["organization", "parent"]
    verbose_name_plural = gettext_lazy("organizations that move")
    extra = 0


@admin.register(OrganizationChange)
class OrganizationChangeAdmin(EntryAdmin):
    fields = ["kind", "effective_on", "legal_basis", "note"]
    inlines = [PredecessorInline, SuccessorInline, TransferInline, MoveInline]
    list_display = ["name", "state", "effective_on", "legal_basis"]
    list_filter = ["state", "kind"]
    search_fields = ["legal_basis", "note", "predecessors__folded", "successors__folded"]
    date_hierarchy = "effective_on"

    def get_queryset(self, request: HttpRequest) -> QuerySet[OrganizationChange]:
        return super().get_queryset(request).prefetch_related("predecessors", "successors")

    @admin.display(description=gettext_lazy("change"), ordering="effective_on")
    def name(self, change: OrganizationChange) -> str:
        before, after = (", ".join(map(str, bodies.all())) for bodies in (change.predecessors, change.successors))
        return f"{change.get_kind_display()}: {before}" + (f" → {after}" if after else "")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What is in force is reversed first: its journal fits the change as it was then."""
        return super().has_change_permission(request, obj) and not (obj and obj.is_in_force)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not (obj and obj.is_in_force)

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        pressed = next((name for name in BUTTONS if name in request.POST), "")
        change = self.get_object(request, object_id) if object_id else None
        if pressed == "_reverse" and change:
            return self.carry_out(request, change, pressed)
        context = (extra_context or {}) | (consequences(change) if change and request.method == "GET" else {})
        return super().changeform_view(request, object_id, form_url, context)

    def response_change(self, request: HttpRequest, obj: OrganizationChange) -> HttpResponse:
        if "_put_in_force" in request.POST:
            return self.carry_out(request, obj, "_put_in_force")
        return super().response_change(request, obj)

    def carry_out(self, request: HttpRequest, change: OrganizationChange, pressed: str) -> HttpResponse:
        if not request.user.has_perm("directory.change_organizationchange"):
            raise PermissionDenied
        verb, done = BUTTONS[pressed]
        try:
            verb(change)
        except NotPossible as refusal:
            messages.error(request, " ".join(refusal.reasons))
        else:
            self.log_change(request, change, str(done))
            messages.success(request, str(done))
        return HttpResponseRedirect(reverse("admin:directory_organizationchange_change", args=[change.pk]))


def consequences(change: OrganizationChange) -> dict[str, Any]:
    """What the page shows beside the form: of a draft the full list, and why it has to wait."""
    if change.is_in_force:
        return {"in_force": True, "rows": len(change.journal)}
    reasons: Sequence[str] = in_the_way(change)
    steps = Consequences(change).steps()
    headings = [(concerns.label, list(of_it)) for concerns, of_it in groupby(steps, key=lambda step: step.concerns)]
    return {"headings": headings, "reasons": reasons, "n": len(steps), "title": _("Change of organizations")}
