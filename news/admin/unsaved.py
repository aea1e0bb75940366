"""Addresses that keep what is being typed, and what a page needs to go on with it."""

from collections.abc import Callable
from typing import cast
from uuid import UUID

from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from news.admin import manuscripts
from news.admin.fragments import checks_of, clock, elsewhere, fragments, stops_of, stranger
from news.admin.sent import sent, window
from news.checks import report
from news.models import Article, Buffer
from news.writing import buffers, presence
from news.writing.buffers import Elsewhere

VERBS = {"drop": buffers.drop, "take-back": buffers.take_back}


def autosave(admin: ModelAdmin) -> Callable[..., HttpResponse]:
    @require_POST
    def view(request: HttpRequest, story: UUID) -> HttpResponse:
        """409 where another window holds other text, or another person has signed in: then nothing is overwritten."""
        article = reached(admin, request, story)
        user, tab = cast(User, request.user), window(request)
        if request.POST.get("user", str(user.pk)) != str(user.pk):
            return JsonResponse({"state": "stranger", "said": stranger(user)}, status=409)
        if tab:
            presence.note(user, story, tab, typed=True)
        try:
            buffer = keep(request, story, over="over" in request.POST)
        except Elsewhere as refusal:
            return JsonResponse({"state": "elsewhere", "said": elsewhere(refusal.buffer)}, status=409)
        told = report(manuscripts.story_of(manuscripts.read(admin, request, article, request.POST)))
        said = _("Saved %(time)s") % {"time": clock(buffer.saved_at)}
        parts = fragments(request, article, story) | {"checks": checks_of(told), "stops": stops_of(told)}
        return JsonResponse({"state": "saved", "said": said, "continues": buffers.stamp(buffer), "parts": parts})

    return view


def present(admin: ModelAdmin) -> Callable[..., HttpResponse]:
    def view(request: HttpRequest, story: UUID) -> HttpResponse:
        """Asked with GET, the token under which this page may send on, after a sign-in in another window."""
        article = reached(admin, request, story)
        if request.method != "POST":
            return JsonResponse({"token": get_token(request)})
        user, tab = cast(User, request.user), window(request)
        if tab and "leaves" in request.POST:
            presence.leave(user, tab)
        elif tab:
            presence.note(user, story, tab, typed=False)
        return JsonResponse({"parts": fragments(request, article, story)})

    return view


def set_aside(admin: ModelAdmin) -> Callable[..., HttpResponse]:
    @require_POST
    def view(request: HttpRequest, story: UUID, verb: str) -> HttpResponse:
        article = reached(admin, request, story)
        if verb not in VERBS:
            raise Http404
        VERBS[verb](cast(User, request.user), story)
        return HttpResponseRedirect(page_of(article, story, taken=verb == "take-back"))

    return view


def reached(admin: ModelAdmin, request: HttpRequest, story: UUID) -> Article | None:
    """The story, or None for one that was never saved. Who may not write it learns no more than a stranger."""
    article = Article.objects.filter(uuid=story).first()
    if article is None:
        if not admin.has_add_permission(request):
            raise PermissionDenied
        return None
    if not admin.get_queryset(request).filter(pk=article.pk).exists():
        raise Http404
    if not admin.has_change_permission(request, article):
        raise PermissionDenied
    return article


def back(request: HttpRequest, article: Article) -> HttpResponse:
    """To the page of the story after something else was done on it. What was typed there goes along."""
    if window(request) is None and "version" in request.POST:  # A script has kept it by itself.
        keep(request, article.uuid, over=True)
    buffer = buffers.in_work(cast(User, request.user), article.uuid)
    is_its_own = buffer is not None and buffer.tab == window(request)
    return HttpResponseRedirect(page_of(article, article.uuid, taken=is_its_own))


def keep(request: HttpRequest, story: UUID, over: bool = False) -> Buffer:
    """Raises Elsewhere."""
    return buffers.keep(
        cast(User, request.user),
        story,
        tab=window(request),
        base=request.POST.get("version", "").replace("\0", "")[:20],
        data=sent(request),
        continues=request.POST.get("continues", ""),
        over=over,
    )


def page_of(article: Article | None, story: UUID, taken: bool = False) -> str:
    address = reverse("admin:news_article_change", args=[article.pk]) if article else reverse("admin:news_article_add")
    asked = QueryDict(mutable=True)
    if article is None:
        asked["story"] = str(story)
    if taken:
        asked["text"] = "mine"
    return f"{address}?{asked.urlencode()}" if asked else address
