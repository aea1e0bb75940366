"""Two texts of one story: what somebody wrote while another saved. Nothing is saved until the writer has chosen."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from news.admin import unsaved
from news.admin.sides import sides
from news.models import Article, Buffer
from news.previews import with_pictures_at
from news.versions.newest import newest_version
from news.writing import buffers


def is_overtaken(request: HttpRequest, article: Article) -> bool:
    """Under the lock of the story's row, which is held until the save that may follow."""
    Article.objects.select_for_update().get(pk=article.pk)
    return request.POST.get("version", "") != number_of(article)


def is_old(request: HttpRequest) -> bool:
    """Whether the page is asked to go on with a text that others have overtaken."""
    buffer = getattr(request, "buffer", None)
    if getattr(request, "unsaved", None) is None or buffer is None:
        return False
    article = Article.objects.filter(uuid=buffer.story).first()
    return article is not None and buffer.base != number_of(article)


def number_of(article: Article) -> str:
    newest = newest_version(article)
    return str(newest.pk) if newest else ""


def page_of(article: Article) -> str:
    return reverse("admin:news_article_conflict", args=[article.pk])


def refuse(admin: ModelAdmin, request: HttpRequest, article: Article) -> HttpResponse:
    """Keeps what was sent and shows both texts. Whatever was asked beside saving does not happen."""
    buffer = unsaved.keep(request, article.uuid, over=True)
    return two_texts(admin, request, article, buffer, status=409)


def conflict(admin: ModelAdmin) -> Callable[..., HttpResponse]:
    @require_safe
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        article = admin.get_object(request, str(pk))
        if article is None:
            raise Http404
        unsaved.reached(admin, request, article.uuid)
        buffer = buffers.in_work(cast(User, request.user), article.uuid)
        if buffer is None:
            return HttpResponseRedirect(unsaved.page_of(article, article.uuid))
        return two_texts(admin, request, article, buffer)

    return view


def merge(admin: ModelAdmin) -> Callable[..., HttpResponse]:
    @require_POST
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        """What was chosen of both becomes the text in work, on top of the newest version: it is still to be saved."""
        article = admin.get_object(request, str(pk))
        if article is None:
            raise Http404
        unsaved.reached(admin, request, article.uuid)
        user = cast(User, request.user)
        buffer = buffers.in_work(user, article.uuid)
        if buffer is None:
            return HttpResponseRedirect(unsaved.page_of(article, article.uuid))
        if request.POST.get("version") != number_of(article):
            return HttpResponseRedirect(page_of(article))
        choices = {name.removeprefix("_part-"): value for name, value in request.POST.dict().items()}
        data = sides(admin, request, article, buffer).chosen(choices)
        buffers.keep(user, article.uuid, tab=None, base=number_of(article), data=data, over=True)
        return HttpResponseRedirect(unsaved.page_of(article, article.uuid, taken=True))

    return view


def two_texts(
    admin: ModelAdmin, request: HttpRequest, article: Article, buffer: Buffer, status: int = 200
) -> HttpResponse:
    newest, both = newest_version(article), sides(admin, request, article, buffer)
    context: dict[str, Any] = {
        **admin.admin_site.each_context(request),
        "title": _("Two texts of one story"),
        "original": article,
        "buffer": buffer,
        "newest": newest,
        "data": [(name, value) for name, values in both.data.items() for value in values if name != "version"],
        "parts": list(both.parts()),
        "mine": both.mine.article,
        "theirs": both.theirs.article,
        "continues": buffers.stamp(buffer),
    }
    html = render_to_string("admin/news/article/conflict.html", context, request)
    return HttpResponse(with_pictures_at(html, reverse("admin:pictures_picture_changelist")), status=status)
