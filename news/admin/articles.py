from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from news import policy, workflow
from news.admin import assessments, bulk, picking, steps, suggesting
from news.admin.article_list import ListPage
from news.admin.desk import WritingAdmin
from news.admin.versions import VersionPages
from news.admin.writing import (
    ArticleForm,
    ContributionInline,
    CorrectionInline,
    CoverInline,
    MentionInline,
    RelatedInline,
)
from news.body import follow_body
from news.models import Article
from portal.accounts.auditing import AuditedAdmin

READING = {"GET", "HEAD"}


@admin.register(Article)
class ArticleAdmin(AuditedAdmin, VersionPages, ListPage, WritingAdmin):
    form = ArticleForm
    change_form_template = "admin/news/article/change_form.html"
    inlines = [CoverInline, MentionInline, ContributionInline, RelatedInline, CorrectionInline]
    autocomplete_fields = ["section", "categories", "keywords"]
    save_on_top = True
    readonly_fields = ["state", "views", "public_page"]
    fieldsets = [
        (None, {"fields": ["public_page", "language", "section", "headline", "event_on", "event_precision"]}),
        (None, {"fields": ["source", "lead", "body", "keywords", "published_at", "views"]}),
        (
            _("And also"),
            {
                "classes": ["collapse"],
                "fields": [
                    "slug",
                    "categories",
                    "genre",
                    "external_url",
                    "event_month_day",
                    "event_part_of_day",
                    "featured_from",
                    "featured_until",
                    "pages",
                    "photos",
                    "count_reason",
                    "is_restricted",
                    "readers",
                ],
            },
        ),
    ]

    def get_urls(self) -> list[URLPattern]:
        pictures = self.admin_site.admin_view(picking.pictures)
        view = self.admin_site.admin_view
        step = self.admin_site.admin_view(steps.transition_view)
        return [
            path("pictures/", pictures, name="news_article_pictures"),
            path("undo/", self.admin_site.admin_view(bulk.undo), name="news_article_undo"),
            path("<path:object_id>/transition/", step, name="news_article_transition"),
            path("<int:pk>/suggestions/", view(suggesting.page(self)), name="news_article_suggestions"),
            path("suggestions/<uuid:story>/", view(suggesting.offered), name="news_article_offered"),
            *self.version_urls(super().get_urls()),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return policy.visible_to(request.user)

    @admin.display(description=_("public page"))
    def public_page(self, article: Article) -> str:
        edition = article.editions.public().first() if article.pk else None
        return format_html('<a href="{0}">{0}</a>', edition.path) if edition else str(_("Readers do not see it yet."))

    @contextmanager
    def create_revision(self, request: HttpRequest) -> Iterator[None]:
        """Looking makes no version, and must not take SQLite's only lock."""
        if request.method in READING:
            yield
        else:
            with super().create_revision(request):
                yield

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        context |= steps.offers(request, context["original"]) | assessments.offers(request, context["original"])
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        obj.changed_by = cast(User, request.user)
        obj.created_by = obj.created_by if change else obj.changed_by
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        follow_body(form.instance)
        if change and (form.has_changed() or any(each.has_changed() for each in formsets)):
            workflow.revise(form.instance, cast(User, request.user))

    def response_add(self, request: HttpRequest, obj: Article, post_url_continue: str | None = None) -> HttpResponse:
        return steps.after_saving(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        return steps.after_saving(request, obj) or super().response_change(request, obj)

    def has_view_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return super().has_view_permission(request, obj) and (obj is None or "view" in verbs(request, obj))

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or "change" in verbs(request, obj))

    def get_readonly_fields(self, request: HttpRequest, obj: Article | None = None) -> list[str]:
        """Who may see a story is said by who began it."""
        may_restrict = obj is None or "restrict" in verbs(request, obj)
        return self.readonly_fields if may_restrict else [*self.readonly_fields, "is_restricted", "readers"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Stories are withdrawn, not deleted."""
        return False


def verbs(request: HttpRequest, article: Article) -> set[str]:
    """What the policy allows, asked once for a page: Django asks whether one may change it ten times over."""
    known = request.__dict__.setdefault("verbs", {})
    key = article.pk, article.state
    if key not in known:
        known[key] = policy.verbs_of(request.user, article)
    return known[key]
