"""Remarks on a story: made, answered and settled from the writing screen, whose unsaved text goes along."""

from collections.abc import Callable
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from news.admin import unsaved
from news.models import Article, Remark


def remark(admin: ModelAdmin) -> Callable[..., HttpResponse]:
    @require_POST
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        article = seen(admin, request, pk)
        say(request, "_remark", Remark(article=article, quote=written(request, "_quote")[:300]))
        return unsaved.back(request, article)

    return view


def answer(admin: ModelAdmin) -> Callable[..., HttpResponse]:
    @require_POST
    def view(request: HttpRequest, uuid: UUID) -> HttpResponse:
        """What was settled in the meantime, and is answered, is open again."""
        remark = get_object_or_404(Remark, uuid=uuid, thread=None)
        article = seen(admin, request, remark.article_id)
        if say(request, f"_answer-{uuid}", Remark(article=article, thread=remark)):
            Remark.objects.filter(pk=remark.pk).update(settled_at=None, settled_by=None)
        return unsaved.back(request, article)

    return view


def settle(admin: ModelAdmin) -> Callable[..., HttpResponse]:
    @require_POST
    def view(request: HttpRequest, uuid: UUID) -> HttpResponse:
        remark = get_object_or_404(Remark, uuid=uuid, thread=None)
        article = seen(admin, request, remark.article_id)
        if remark.settled_at is None:
            remark.settled_at, remark.settled_by = timezone.now(), cast(User, request.user)
            remark.save()
        return unsaved.back(request, article)

    return view


def say(request: HttpRequest, name: str, remark: Remark) -> bool:
    remark.author, remark.text = cast(User, request.user), written(request, name)[:1000]
    if remark.text:
        remark.save()
    else:
        messages.error(request, _("Write what you have to remark."))
    return bool(remark.text)


def written(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "").replace("\0", "").strip()


def seen(admin: ModelAdmin, request: HttpRequest, pk: int) -> Article:
    """A story that the person may see: who reads it may say what they think of it."""
    article = admin.get_object(request, str(pk))
    if article is None:
        raise Http404
    if not admin.has_view_or_change_permission(request, article):
        raise PermissionDenied
    return cast(Article, article)
