"""What is done to many stories at once: named and asked for once, done with each that allows it, undone for a while.

A story that somebody has saved since it was named is left alone and told, as one that the policy keeps closed.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from news import policy
from news.admin.many import FORMS, UNDOING, WORK, Before
from news.effects import Refused
from news.models import Article
from news.versions.newest import newest_number
from news.writing import buffers

UNDO_FOR = datetime.timedelta(minutes=10)
KEY = "bulk"
NAMED = 3
AT_MOST = 100


@dataclass(frozen=True)
class Outcome:
    done: list[Before]
    refused: list[str]


def action(name: str, words: Any) -> Callable[..., HttpResponse | None]:
    def act(admin: Any, request: HttpRequest, queryset: QuerySet[Article]) -> HttpResponse | None:
        return ask_or_do(name, admin, request, list(queryset[:AT_MOST]))

    act.__name__ = name
    act.short_description = words  # type: ignore[attr-defined]
    return act


WORDS = {
    "move": gettext_lazy("Move to a section…"),
    "add_keywords": gettext_lazy("Add keywords…"),
    "schedule": gettext_lazy("Schedule…"),
    "withdraw": gettext_lazy("Withdraw…"),
}
ACTIONS = [action(name, words) for name, words in WORDS.items()]


def is_open(user: Any, name: str) -> bool:
    return user.has_perm(policy.PUBLISH if name in {"schedule", "withdraw"} else policy.WRITE)


def ask_or_do(name: str, admin: Any, request: HttpRequest, articles: list[Article]) -> HttpResponse | None:
    form = FORMS[name](request.POST if "confirmed" in request.POST else None)
    if not form.is_valid():
        return ask(name, admin, request, articles, form)
    do(name, request, articles, form.cleaned_data)
    return None


def ask(name: str, admin: Any, request: HttpRequest, articles: list[Article], form: forms.Form) -> HttpResponse:
    """One page, which names the number and the first titles."""
    context = {
        **admin.admin_site.each_context(request),
        "title": str(WORDS[name]).rstrip("…"),
        "action": name,
        "stories": [(article, newest_number(article)) for article in articles],
        "first": [str(article) for article in articles[:NAMED]],
        "more": max(0, len(articles) - NAMED),
        "form": form,
        "opts": admin.opts,
    }
    return render(request, "admin/news/article/bulk.html", context)


def do(name: str, request: HttpRequest, articles: list[Article], given: dict[str, Any]) -> None:
    user = cast(User, request.user)
    outcome = Outcome([], [])
    for article in articles:
        try:
            refuse_overtaken(article, request.POST.get(f"version_{article.pk}", ""))
            refuse_undecided(article, user)
            outcome.done.append(WORK[name](article, user, given))
        except Refused as refusal:
            outcome.refused.append(f"{article}: {refusal}")
        except PermissionDenied:
            outcome.refused.append(f"{article}: {_('this is not yours to decide.')}")
    remember(request, name, outcome.done)
    tell(request, outcome)


def refuse_overtaken(article: Article, version: str) -> None:
    if version != newest_number(article):
        raise Refused(_("somebody has saved it since this list was asked for."))


def refuse_undecided(article: Article, user: User) -> None:
    if buffers.is_overtaken(user, article):
        raise Refused(_("you have unsaved text of it, which others have overtaken: choose first."))


def tell(request: HttpRequest, outcome: Outcome) -> None:
    if n := len(outcome.done):
        messages.success(request, ngettext("Done with %d article.", "Done with %d articles.", n) % n)
    for sentence in outcome.refused:
        messages.error(request, sentence)


def remember(request: HttpRequest, name: str, done: list[Before]) -> None:
    until = (timezone.now() + UNDO_FOR).isoformat()
    if done:
        request.session[KEY] = {"name": name, "until": until, "done": [before.kept() for before in done]}


@dataclass(frozen=True)
class Undoable:
    n: int
    until: datetime.datetime


def undoable(request: HttpRequest) -> Undoable | None:
    kept = request.session.get(KEY)
    if not kept:
        return None
    until = datetime.datetime.fromisoformat(kept["until"])
    return Undoable(len(kept["done"]), until) if until > timezone.now() else None


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Only what still stands as it was left."""
    back = redirect("admin:news_article_changelist")
    if not undoable(request):
        messages.error(request, _("It is too late to undo that."))
        return back
    kept: dict[str, Any] = request.session.pop(KEY)
    reached = policy.visible_to(request.user).in_bulk([each["article"] for each in kept["done"]])
    outcome = Outcome([], [])
    for each in kept["done"]:
        article = reached.get(each["article"])
        if article is None:
            continue
        try:
            UNDOING[kept["name"]](article, cast(User, request.user), each)
            outcome.done.append(Before(article.pk))
        except Refused as refusal:
            outcome.refused.append(f"{article}: {refusal}")
        except PermissionDenied:
            outcome.refused.append(f"{article}: {_('this is not yours to decide.')}")
    tell(request, outcome)
    return back
