"""What the pages of all rows of the register have in common."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.caching.admin import PublicAdmin
from portal.texts.editor import TextEditor
from portal.texts.fields import HtmlField
from portal.texts.folding import fold


class EntryAdmin(PublicAdmin):
    show_full_result_count = False
    list_per_page = 50
    formfield_overrides: ClassVar[dict[Any, Any]] = {HtmlField: {"widget": TextEditor}}

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """One by one: each is to be taken out of what search holds."""
        for entry in queryset:
            entry.delete()

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """With marks or without, as everywhere."""
        return super().get_search_results(request, queryset, fold(search_term))


class NamedAdmin(EntryAdmin):
    search_fields = ["folded"]
    prepopulated_fields = {"slug": ["name"]}

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """By other names too."""
        return queryset.named(search_term), False  # type: ignore[attr-defined]


class NameInline(admin.TabularInline):
    fields = ["name", "kind", "valid_from", "valid_until"]
    verbose_name_plural = _("other names")
    extra = 0
