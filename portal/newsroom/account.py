"""One's own account: password, second factor, codes on paper."""

from typing import cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from portal.accounts import attempts, audit, second_factor, totp
from portal.accounts.models import SecondFactor
from portal.newsroom.entitled import PROVED, needs_second_factor
from portal.newsroom.forms import OwnCodeForm
from portal.newsroom.signing_in import app

SECRET = "second_factor_secret"  # noqa: S105 - its name in the session


def account(request: HttpRequest) -> HttpResponse:
    user = cast(User, request.user)
    factor = SecondFactor.objects.filter(user=user).first()
    context = {
        "title": _("Your account"),
        "roles": user.groups.order_by("name"),
        "factor": factor,
        "needs_one": needs_second_factor(user),
        "codes_left": len(factor.paper_codes) if factor else 0,
    }
    return render(request, "admin/account.html", {**admin.site.each_context(request), **context})


@sensitive_post_parameters()
def app_of_mine(request: HttpRequest) -> HttpResponse:
    """Another app, or the first one."""
    user = cast(User, request.user)
    # The square stays the same until its code is typed, however often the page is loaded.
    secret = request.session.setdefault(SECRET, totp.new_secret())
    form = OwnCodeForm(user, request.POST or None, secret=secret)
    if not unlocked(request, form):
        context = {"title": _("Authenticator app"), "form": form, **app(user, secret)}
        return render(request, "admin/account_app.html", {**admin.site.each_context(request), **context})
    del request.session[SECRET]
    request.session[PROVED] = True
    audit.record("second-factor", user, by=user)
    return show_codes(request, second_factor.set_up(user, secret))


@sensitive_post_parameters()
def paper_codes(request: HttpRequest) -> HttpResponse:
    user = cast(User, request.user)
    if not second_factor.has_one(user):
        return redirect("admin:account_app")
    form = OwnCodeForm(user, request.POST or None)
    if unlocked(request, form):
        if second_factor.accepts(user, form.cleaned_data["code"]):
            audit.record("paper-codes", user, by=user)
            return show_codes(request, second_factor.renew_paper_codes(user))
        attempts.count(request, user.get_username())
        form.add_error("code", _("That does not open this account."))
    context = {"title": _("Codes on paper"), "form": form}
    return render(request, "admin/account_codes.html", {**admin.site.each_context(request), **context})


def unlocked(request: HttpRequest, form: OwnCodeForm) -> bool:
    """Whether the form is right, with as many tries as there are at the door."""
    name = request.user.get_username()
    # While the account is locked, even the right answer opens nothing.
    if not form.is_bound or form.is_valid():
        return form.is_bound and not attempts.is_locked(request, name)
    attempts.count(request, name)
    if not attempts.left(request, name):
        messages.error(request, _("There were too many tries: wait a quarter of an hour, then try again."))
    return False


def show_codes(request: HttpRequest, codes: list[str]) -> HttpResponse:
    context = {"title": _("Codes on paper"), "codes": codes, "next": ""}
    return render(request, "admin/paper_codes.html", {**admin.site.each_context(request), **context})
