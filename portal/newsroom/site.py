"""Django's admin as the newsroom's own site. What stands on models is imported once all of them are loaded."""

from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext_lazy as _

from portal.accounts import audit
from portal.newsroom.rooms import rooms_of


class Newsroom(admin.AdminSite):
    site_header = _("Newsroom")
    site_title = _("Newsroom")
    index_title = _("Desk")
    enable_nav_sidebar = False
    empty_value_display = "–"

    def get_urls(self) -> list[URLPattern | URLResolver]:
        from portal.newsroom import account, on_site, signing_in

        shown = path(
            "r/<path:content_type_id>/<path:object_id>/", self.admin_view(on_site.on_site), name="view_on_site"
        )
        return [
            shown,
            path("login/code/", signing_in.code, name="sign_in_code"),
            path("login/second-factor/", signing_in.set_up, name="sign_in_set_up"),
            path("account/", self.admin_view(account.account), name="account"),
            path("account/app/", self.admin_view(account.app_of_mine), name="account_app"),
            path("account/codes/", self.admin_view(account.paper_codes), name="account_codes"),
            # Without Django's own way to the page of any record: see `on_site`.
            *(each for each in super().get_urls() if getattr(each, "name", "") != shown.name),
        ]

    def has_permission(self, request: HttpRequest) -> bool:
        """Whoever may put something before readers has shown a second factor too."""
        from portal.newsroom.entitled import has_proved_enough

        return super().has_permission(request) and has_proved_enough(request)

    def index(self, request: HttpRequest, extra_context: Any = None) -> Any:
        from news.admin.dashboard import dashboard

        return super().index(request, dashboard(request) | (extra_context or {}))

    def login(self, request: HttpRequest, extra_context: Any = None) -> Any:
        from portal.newsroom.signing_in import password

        return password(request)

    def logout(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Back at the door."""
        user = request.user  # afterwards it is nobody
        answer = super().logout(request, extra_context)
        if isinstance(user, User):
            audit.record("sign-out", user, by=user)
        return redirect("admin:login") if answer.status_code == 200 else answer

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        answer = super().password_change(request, extra_context)
        if answer.status_code == 302:
            audit.record("password", cast(User, request.user), by=request.user)
        return answer

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        return super().each_context(request) | {"rooms": rooms_of(request, self.has_permission(request))}
