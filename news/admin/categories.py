from typing import Any

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from news.models import Category, Contributor, KeyFigure, Keyword
from portal.accounts.auditing import AuditedAdmin
from portal.caching.admin import PublicAdmin


class CategoryRow(ModelForm):
    """In the list, where the heading of a column is the only label there is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = f"{field.label}: {self.instance}"


@admin.register(Category)
class CategoryAdmin(PublicAdmin):
    list_display = ["name", "path", "position", "in_navigation", "on_front_page"]
    list_editable = ["position", "in_navigation", "on_front_page"]
    search_fields = ["name", "native_name"]
    prepopulated_fields = {"slug": ["name"]}

    def get_changelist_form(self, request: HttpRequest, **kwargs: Any) -> type[ModelForm]:
        return super().get_changelist_form(request, form=CategoryRow, **kwargs)


@admin.register(Keyword)
class KeywordAdmin(PublicAdmin):
    list_display = ["name", "slug", "merged_into"]
    search_fields = ["folded"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["merged_into"]


@admin.register(Contributor)
class ContributorAdmin(AuditedAdmin):
    list_display = ["name", "user"]
    search_fields = ["folded"]
    autocomplete_fields = ["user"]


@admin.register(KeyFigure)
class KeyFigureAdmin(PublicAdmin):
    list_display = ["value", "label", "article", "position"]
    list_select_related = ["article"]
    autocomplete_fields = ["article"]
