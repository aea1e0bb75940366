"""A story in the readers' template before it is theirs, at the width of a phone and of a desk; links for guests."""

import datetime
from collections.abc import Callable
from typing import Any, cast

from csp.constants import SELF
from csp.decorators import csp_replace, csp_update
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from news.admin import manuscripts, sent
from news.admin.remarks import seen
from news.guests import page_of
from news.models import Article, PreviewLink
from news.previews import edition_of, with_pictures_at
from news.stories import Story, read_stories
from news.writing import buffers
from portal.texts.page import absolute

View = Callable[..., HttpResponse]
DAYS = 3
WIDTHS = {"phone": 390, "desktop": 1280}


def framing(policy: Any, view: View) -> View:
    """A page that may frame, or stand in, another one of ours: nothing else of the newsroom may."""
    return cast(View, policy(view))


def preview(admin: ModelAdmin) -> View:
    @require_safe
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        article = seen(admin, request, pk)
        width = request.GET.get("at") if request.GET.get("at") in WIDTHS else "desktop"
        context = {
            **admin.admin_site.each_context(request),
            "title": _("Preview"),
            "original": article,
            "at": width,
            "width": WIDTHS[str(width)],
            "days": DAYS,
            "links": article.preview_links.valid().select_related("made_by"),
            "is_unsaved": text_in_work(request, article) is not None,
        }
        return render(request, "admin/news/article/preview.html", context)

    return framing(csp_update({"frame-src": [SELF]}), view)


def page(admin: ModelAdmin) -> View:
    @require_safe
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        html = page_of(request, edition_of(story_for(admin, request, seen(admin, request, pk))), {})
        return HttpResponse(with_pictures_at(html, reverse("admin:pictures_picture_changelist")))

    return framing(csp_replace({"frame-ancestors": [SELF]}), view)


def story_for(admin: ModelAdmin, request: HttpRequest, article: Article) -> Story:
    """As the person who asks is writing it, else as it is saved."""
    buffer = text_in_work(request, article)
    if buffer is None:
        return read_stories([article])[0]
    return manuscripts.story_of(manuscripts.read(admin, request, article, sent.as_sent(buffer)))


def text_in_work(request: HttpRequest, article: Article) -> buffers.Buffer | None:
    return buffers.in_work(cast(User, request.user), article.uuid)


def make_link(admin: ModelAdmin) -> View:
    @require_POST
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        article = seen(admin, request, pk)
        _link, token = PreviewLink.make(article, cast(User, request.user), datetime.timedelta(days=DAYS))
        address = absolute(reverse("preview", args=[token]))
        sentence = _("Copy this link now, it is not shown again: {link}")
        messages.success(request, format_html(sentence, link=format_html('<a href="{0}">{0}</a>', address)))
        return HttpResponseRedirect(reverse("admin:news_article_preview", args=[article.pk]))

    return view


def revoke(admin: ModelAdmin) -> View:
    @require_POST
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        link = get_object_or_404(PreviewLink, pk=pk)
        article = seen(admin, request, link.article_id)
        if link.revoked_at is None:
            link.revoked_at = timezone.now()
            link.save()
        messages.success(request, _("The link leads nowhere any more."))
        return HttpResponseRedirect(reverse("admin:news_article_preview", args=[article.pk]))

    return view
