"""The pages of a story's versions: all of them, any two compared, and any one restored as the newest."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from reversion.models import Version

from news.models import Article
from news.versions.comparing import compare
from news.versions.history import Entry, entries, numbered, told
from news.versions.names import Names
from news.versions.refusing import NotRestorable
from news.versions.restoring import Target, restore
from news.versions.snapshots import read, versions_of
from news.versions.summing import counts

PER_PAGE = 50
IN_RAIL = 20
LONGEST_REASON = 300
# Pages of the library that would restore more than one story, without a reason and past our policy.
REPLACED = {"news_article_recoverlist", "news_article_recover", "news_article_revision"}


class VersionPages:
    """For the admin of articles, beside the library's."""

    # The library's offers to recover what was deleted: no story is.
    change_list_template: Any = None

    def version_urls(self, urls: list[URLPattern]) -> list[URLPattern]:
        model_admin = cast(ModelAdmin, self)
        wrap = model_admin.admin_site.admin_view
        return [
            path("<int:pk>/compare/", wrap(require_safe(self.compare_view)), name="news_article_compare"),
            path("<int:pk>/restore/", wrap(require_POST(self.restore_view)), name="news_article_restore"),
            *(url for url in urls if url.name not in REPLACED),
        ]

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        return ModelAdmin.log_addition(cast(ModelAdmin, self), request, obj, message)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Without the library's list of fields as the comment: what was said stays, what changed is compared."""
        return ModelAdmin.log_change(cast(ModelAdmin, self), request, obj, message)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        article = self.seen(request, object_id)
        versions = versions_of(article)
        page = Paginator(entries(versions), PER_PAGE).get_page(request.GET.get("page"))
        page.object_list = told(article, versions, cast(list[Entry], page.object_list))
        context = self.about(request, article, versions) | {"title": _("Versions"), "page": page}
        return render(request, "admin/news/article/history.html", context)

    def compare_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = self.seen(request, str(pk))
        return self.compared(request, article, versions_of(article))

    def restore_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = self.seen(request, str(pk))
        if not cast(ModelAdmin, self).has_change_permission(request, article):
            raise PermissionDenied
        versions = versions_of(article)
        number = numbered(request.POST.get("version"), versions) or 0
        reason = request.POST.get("reason", "").replace("\0", "").strip()[:LONGEST_REASON]
        if not number:
            raise Http404
        target = Target(versions[number - 1], number, request.POST.get("newest", ""))
        try:
            if not reason:
                raise NotRestorable(_("Say why: whoever reads the history later will ask."))
            lost = restore(article, target, user=cast(User, request.user), reason=reason)
        except NotRestorable as refusal:
            return self.compared(request, article, versions_of(article), older=number, error=str(refusal))
        messages.success(request, _("Version %(number)d is restored, as the newest version.") % {"number": number})
        for sentence in lost:
            messages.warning(request, sentence)
        return HttpResponseRedirect(reverse("admin:news_article_change", args=[article.pk]))

    def seen(self, request: HttpRequest, object_id: str) -> Article:
        """The story, for who may see it."""
        model_admin = cast(ModelAdmin, self)
        article = model_admin.get_object(request, object_id)
        if article is None:
            raise Http404
        if not model_admin.has_view_or_change_permission(request, article):
            raise PermissionDenied
        return cast(Article, article)

    def compared(
        self, request: HttpRequest, article: Article, versions: list[Version], older: int = 0, error: str = ""
    ) -> HttpResponse:
        newer = numbered(request.GET.get("newer", len(versions)), versions)
        older = older or numbered(request.GET.get("older", max((newer or 1) - 1, 1)), versions) or 0
        if not (older and newer):
            raise Http404
        old, new = read(article, [versions[older - 1], versions[newer - 1]])
        sections = compare(old, new, Names(cast(User, request.user), [old, new]))
        context = self.about(request, article, versions) | {
            "title": _("Versions %(older)d and %(newer)d compared") % {"older": older, "newer": newer},
            "sections": sections,
            "counts": counts(sections),
            "older": older,
            "newer": newer,
            "can_restore": cast(ModelAdmin, self).has_change_permission(request, article) and older < len(versions),
            "error": error,
            "reason": request.POST.get("reason", ""),
        }
        return render(request, "admin/news/article/compare.html", context, status=409 if error else 200)

    def about(self, request: HttpRequest, article: Article, versions: list[Version]) -> dict[str, Any]:
        model_admin = cast(ModelAdmin, self)
        everyone = entries(versions)
        return model_admin.admin_site.each_context(request) | {
            "article": article,
            "opts": model_admin.opts,
            "entries": everyone,
            "rail": everyone[:IN_RAIL],
            "newest": versions[-1].pk if versions else "",
            "newest_number": len(versions),
            "next_number": len(versions) + 1,
        }
