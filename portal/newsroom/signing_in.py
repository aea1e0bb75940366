"""The door of the newsroom: a name with its password, then the second factor of whoever has or needs one."""

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import login
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters

from portal.accounts import attempts, audit, second_factor, totp
from portal.newsroom import waiting
from portal.newsroom.entitled import PROVED, has_proved_enough, needs_second_factor
from portal.newsroom.forms import CodeForm, SignInForm

# Named, since there are two: that of axes refuses who is locked, and knows nobody.
MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"
TOO_MANY = 429


@sensitive_post_parameters()
def password(request: HttpRequest) -> HttpResponse:
    page = next_page(request)
    if request.method != "POST":
        return greet(request, page)
    form = SignInForm(request, request.POST)
    if form.is_valid():
        return after_password(request, form.get_user(), page)
    name = form.cleaned_data.get("username", "")
    return refuse(request, name, "admin/login.html", {"form": form, "next": page})


def greet(request: HttpRequest, page: str) -> HttpResponse:
    """Who is in goes on; who is in with too little is asked for the rest."""
    if admin.site.has_permission(request):
        return redirect(page)
    if request.user.is_authenticated and not has_proved_enough(request):
        return after_password(request, request.user, page)
    form = SignInForm(request)
    return render(request, "admin/login.html", shown(request, {"form": form, "next": page}))


def after_password(request: HttpRequest, user: User, page: str) -> HttpResponse:
    if second_factor.has_one(user):
        waiting.begin(request, user, page)
        return redirect("admin:sign_in_code")
    if needs_second_factor(user):
        waiting.begin(request, user, page, totp.new_secret())
        return redirect("admin:sign_in_set_up")
    enter(request, user)
    return redirect(page)


@sensitive_post_parameters()
def code(request: HttpRequest) -> HttpResponse:
    found = waiting.of(request)
    if not found:
        return redirect("admin:login")
    user, kept = found
    form = CodeForm(request.POST or None)
    if not form.is_valid():
        return render(request, "admin/login_code.html", shown(request, {"form": form}))
    name = user.get_username()
    # Locked first: else the right code among many guesses would still open.
    if attempts.is_locked(request, name) or not second_factor.accepts(user, form.cleaned_data["code"]):
        attempts.count(request, name)
        return refuse(request, name, "admin/login_code.html", {"form": CodeForm()})
    enter(request, user, proved=True)
    return redirect(kept.next)


@sensitive_post_parameters()
def set_up(request: HttpRequest) -> HttpResponse:
    """The first time that somebody signs in who needs a second factor."""
    found = waiting.of(request)
    if not found or not found[1].secret:
        return redirect("admin:login")
    user, kept = found
    form = CodeForm(request.POST or None, secret=kept.secret)
    if not form.is_valid():
        return render(request, "admin/login_set_up.html", shown(request, {"form": form, **app(user, kept.secret)}))
    codes = second_factor.set_up(user, kept.secret)
    enter(request, user, proved=True)
    audit.record("second-factor", user, by=user)
    return render(request, "admin/paper_codes.html", shown(request, {"codes": codes, "next": kept.next}))


def app(user: User, secret: str) -> dict[str, str]:
    """What an authenticator app is to be told, by its camera or by hand."""
    square = second_factor.square(second_factor.app_address(user, secret))
    return {"square": square, "secret": " ".join(secret[i : i + 4] for i in range(0, len(secret), 4))}


def enter(request: HttpRequest, user: User, *, proved: bool = False) -> None:
    """Signed in, in a session with a new key."""
    request.session.pop(waiting.KEY, None)
    login(request, user, backend=MODEL_BACKEND)
    request.session[PROVED] = proved
    attempts.forget(user.get_username())
    audit.record("sign-in", user, by=user, details=attempts.address(request) or "")


def refuse(request: HttpRequest, name: str, template: str, context: dict[str, object]) -> HttpResponse:
    """The same to everybody, and after the same work, whether there is such an account or not."""
    left = attempts.left(request, name)
    account = User.objects.filter(username=name).first()
    audit.record("sign-in.refused", account, details=attempts.address(request) or "")
    error = _("That does not open this account.") + " " + what_remains(left)
    return render(request, template, shown(request, {**context, "error": error}), status=200 if left else TOO_MANY)


def what_remains(left: int) -> str:
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    if not left:
        return _("There were too many tries: wait %d minutes, then try again.") % minutes
    tries = ngettext("%d more try", "%d more tries", left) % left
    return _("%(tries)s, then a pause of %(minutes)d minutes.") % {"tries": tries, "minutes": minutes}


def next_page(request: HttpRequest) -> str:
    """Only to a page of the newsroom."""
    page = request.POST.get("next") or request.GET.get("next") or ""
    desk = reverse("admin:index")
    is_ours = url_has_allowed_host_and_scheme(page, allowed_hosts=None) and page.startswith(desk)
    return page if is_ours and not page.startswith(reverse("admin:login")) else desk


def shown(request: HttpRequest, context: dict[str, object]) -> dict[str, object]:
    return {**admin.site.each_context(request), "title": _("Sign in"), **context}
