"""Ways to narrow the library."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.pictures.models import Picture


class Narrowing(admin.SimpleListFilter):
    """What it does not know narrows nothing."""

    choices_of: ClassVar[list[tuple[str, Any]]]

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return self.choices_of


class ShowFilter(Narrowing):
    title = _("show")
    parameter_name = "show"
    choices_of = [("mine", _("Mine")), ("no-alt", _("Used without alt decision")), ("unused", _("Not used"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Picture]) -> QuerySet[Picture]:
        if self.value() == "mine":
            return queryset.filter(created_by=request.user.pk)
        if self.value() == "no-alt":
            undecided = Q(illustrations__alt="", illustrations__decorative=False, illustrations__isnull=False)
            return queryset.filter(undecided).distinct()
        return queryset.unused() if self.value() == "unused" else queryset  # type: ignore[attr-defined]


class LicenseFilter(Narrowing):
    title = _("license")
    parameter_name = "license"
    choices_of = list(Picture.License.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Picture]) -> QuerySet[Picture]:
        return queryset.filter(license=self.value()) if self.value() in Picture.License.values else queryset
