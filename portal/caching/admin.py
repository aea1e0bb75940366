"""Editing what readers see: every change raises the content version, in the transaction of the change."""

from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest

from portal.accounts.auditing import AuditedAdmin
from portal.caching.version import touch


class PublicAdmin(AuditedAdmin):
    def save_model(self, request: HttpRequest, obj: Model, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        touch()

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        super().delete_model(request, obj)
        touch()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        super().delete_queryset(request, queryset)
        touch()
