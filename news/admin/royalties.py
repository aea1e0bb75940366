"""Rates, for those who may see royalties; others do not learn that they exist."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _

from news.models import (
    Addition,
    BaseSalary,
    GenreRate,
    PaymentTerm,
    PhotoCounting,
    RoleShare,
    UnitRate,
)
from news.models.royalties import Rate
from news.royalties.rates import gaps_left_by
from portal.accounts.auditing import AuditedAdmin

SEE, SETTLE = "news.see_royalties", "news.settle_royalties"


def refuse_others(request: HttpRequest, *, settle: bool = False) -> None:
    if not request.user.has_perms([SEE, SETTLE] if settle else [SEE]):
        raise PermissionDenied


class RoyaltyAdmin(AuditedAdmin):
    """Two permissions for all of it, in place of three for each kind of row. Nothing is deleted here."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(SEE)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm(SEE)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perms([SEE, SETTLE])

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perms([SEE, SETTLE])

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class RateForm(forms.ModelForm):
    def clean(self) -> dict[str, Any] | None:
        """A change that would leave published stories without a rate is refused."""
        cleaned = super().clean()
        if not self.errors and (left := gaps_left_by(self.saved_as())):
            day, missing = left[0].day, ", ".join(left[0].missing)
            words = _("Then nothing would hold for stories that are published: %(missing)s, first on %(day)s.")
            raise forms.ValidationError(words % {"missing": missing, "day": day}, code="gap")
        return cleaned

    def saved_as(self) -> Rate:
        rate: Rate = self._meta.model(pk=self.instance.pk, **self.cleaned_data)
        return rate


@admin.register(BaseSalary, UnitRate, PhotoCounting, GenreRate, RoleShare, Addition, PaymentTerm)
class RateAdmin(RoyaltyAdmin):
    form = RateForm
    list_display = ["__str__", "valid_from", "valid_until", "legal_basis"]
