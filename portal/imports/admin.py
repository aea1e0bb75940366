"""Runs of importers, for looking; their guesses, for settling."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.accounts.auditing import ForLooking
from portal.imports.models import ImportItem, ImportMark, ImportRun


class ItemInline(admin.TabularInline):
    model = ImportItem
    fields = ["file", "kind", "outcome", "line", "reason"]
    readonly_fields = ["file", "kind", "outcome", "line", "reason"]
    extra = 0
    can_delete = False
    show_change_link = True


@admin.register(ImportRun)
class ImportRunAdmin(ForLooking):
    list_display = ["command", "started_at", "finished_at", "outcome", "files"]
    inlines = [ItemInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).annotate(files=Count("items"))

    @admin.display(description=_("files"), ordering="files")
    def files(self, run: ImportRun) -> int:
        return run.files  # type: ignore[attr-defined]


@admin.register(ImportItem)
class ImportItemAdmin(ForLooking):
    list_display = ["file", "kind", "outcome", "line", "reason", "run"]
    list_filter = ["outcome", "kind"]
    list_select_related = ["run"]
    search_fields = ["file", "reason"]


@admin.register(ImportMark)
class ImportMarkAdmin(ForLooking):
    list_display = ["kind", "line", "text", "item", "settled_at"]
    list_filter = ["kind", ("settled_at", admin.EmptyFieldListFilter)]
    list_select_related = ["item"]
    actions = ["settle"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # Past ForLooking: the action on the list is a change, the page of one guess is not.
        return obj is None and super(ForLooking, self).has_change_permission(request, obj)

    @admin.action(description=_("I have looked: settled"))
    def settle(self, request: HttpRequest, queryset: QuerySet[ImportMark]) -> None:
        # Who looked first stays on record.
        n = queryset.filter(settled_at=None).update(settled_at=timezone.now(), settled_by=request.user)
        self.message_user(request, _("%d guesses settled.") % n)
