"""Accounts, roles and the audit log."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from portal.accounts import audit, second_factor
from portal.accounts.auditing import AuditedAdmin, ForLooking
from portal.accounts.models import AuditEntry

admin.site.unregister([User, Group])


@admin.register(AuditEntry)
class AuditEntryAdmin(ForLooking):
    list_display = ["at", "who_name", "verb", "object_name", "object_type", "why"]
    list_filter = ["verb", "object_type", ("at", admin.DateFieldListFilter)]
    search_fields = ["who_name", "object_name", "why"]


@admin.register(Group)
class RoleAdmin(ForLooking, GroupAdmin):
    """Roles are data of the site (`portal.accounts.roles`): to be looked at here."""


@admin.register(User)
class AccountAdmin(AuditedAdmin, UserAdmin):
    """An account is closed, not deleted: what somebody did keeps its name."""

    list_display = ["username", "first_name", "last_name", "is_active", "roles", "last_login"]
    list_filter = ["is_active", "groups"]
    filter_horizontal = ["groups"]
    # Neither is_superuser nor single permissions: roles are all that is given here.
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "email"]}),
        (_("What the account may do"), {"fields": ["is_active", "is_staff", "groups"]}),
        (None, {"fields": ["last_login", "date_joined"]}),
    ]
    readonly_fields = ["last_login", "date_joined"]

    def get_urls(self) -> list[Any]:
        forget = self.admin_site.admin_view(require_POST(self.forget_second_factor))
        return [path("<int:pk>/second-factor/", forget, name="auth_user_second_factor"), *super().get_urls()]

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> Any:
        account = self.get_object(request, unquote(object_id))
        may_forget = account is not None and self.may_forget(request, account) and second_factor.has_one(account)
        return super().change_view(request, object_id, form_url, {"may_forget": may_forget} | (extra_context or {}))

    def may_forget(self, request: HttpRequest, account: User) -> bool:
        """Never one's own: a session left open would be enough to take an account over for good."""
        return self.has_change_permission(request, account) and account != request.user

    def forget_second_factor(self, request: HttpRequest, pk: int) -> HttpResponse:
        account = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.may_forget(request, account):
            raise PermissionDenied
        if second_factor.forget(account):
            audit.record("second-factor-reset", account, by=request.user)
            messages.success(
                request, _("%(name)s sets up a second factor anew at the next sign-in.") % {"name": account}
            )
        return redirect("admin:auth_user_change", account.pk)

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """Only somebody who may do everything reaches an account that may."""
        accounts = super().get_queryset(request).prefetch_related("groups")
        return accounts if cast(User, request.user).is_superuser else accounts.filter(is_superuser=False)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Nobody gives roles to themselves, or takes them."""
        own = ["is_active", "is_staff", "groups"] if obj and obj == request.user else []
        return [*self.readonly_fields, *own]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: User, form: ModelForm, change: bool) -> None:
        """Accounts are the newsroom's: readers have none."""
        obj.is_staff = obj.is_staff or not change
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool) -> None:
        before = roles_of(form.instance) if change else ""
        super().save_related(request, form, formsets, change)
        after = roles_of(form.instance)
        if before != after:
            audit.record("roles", form.instance, by=request.user, details=f"{before or '-'} → {after or '-'}")

    @admin.display(description=_("roles"))
    def roles(self, user: User) -> str:
        return roles_of(user)


def roles_of(user: User) -> str:
    return ", ".join(sorted(group.name for group in user.groups.all()))
