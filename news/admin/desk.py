"""The admin of what is written by several people for a long time: unsaved text is kept, nothing is saved unseen."""

from typing import Any, cast
from uuid import UUID, uuid4

from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from reversion.admin import VersionAdmin

from news.admin import conflicts, mention_rows, people, previews, remarks, screen, sent, unsaved
from news.models import Article
from news.writing import buffers


class WritingAdmin(VersionAdmin):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("unsaved/<uuid:story>/", view(unsaved.autosave(self)), name="news_article_unsaved"),
            path("unsaved/<uuid:story>/<slug:verb>/", view(unsaved.set_aside(self)), name="news_article_set_aside"),
            path("present/<uuid:story>/", view(unsaved.present(self)), name="news_article_present"),
            path("remarks/<uuid:uuid>/answer/", view(remarks.answer(self)), name="news_article_answer"),
            path("remarks/<uuid:uuid>/settle/", view(remarks.settle(self)), name="news_article_settle"),
            path("<int:pk>/remarks/", view(remarks.remark(self)), name="news_article_remark"),
            path("<int:pk>/preview/", view(previews.preview(self)), name="news_article_preview"),
            path("<int:pk>/preview/page/", view(previews.page(self)), name="news_article_preview_page"),
            path("<int:pk>/preview/links/", view(previews.make_link(self)), name="news_article_preview_link"),
            path("preview-links/<int:pk>/revoke/", view(previews.revoke(self)), name="news_article_revoke"),
            path("people/", view(people.find(self)), name="news_article_people"),
            path("people/<uuid:story>/look/", view(people.look(self)), name="news_article_look"),
            path("people/<uuid:story>/join/", view(people.join(self)), name="news_article_join"),
            path("keys/", view(screen.keys), name="news_article_keys"),
            path("<int:pk>/merge/", view(conflicts.merge(self)), name="news_article_merge"),
            path("<int:pk>/conflict/", view(conflicts.conflict(self)), name="news_article_conflict"),
            *super().get_urls(),
        ]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """A form sent twice makes one story: what the second one says is kept beside it."""
        story = sent.story_named(request) or uuid4()
        known = unsaved.reached(self, request, story)
        if known and request.method == "POST":
            unsaved.keep(request, story, over=True)
        if known:
            return HttpResponseRedirect(unsaved.page_of(known, story, taken=True))
        go_on(request, story)
        return super().add_view(request, form_url, extra_context)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        article = self.get_object(request, unquote(object_id))
        if article and self.has_view_or_change_permission(request, article):
            may_write = self.has_change_permission(request, article)
            if may_write and request.method == "POST" and conflicts.is_overtaken(request, article):
                return conflicts.refuse(self, request, article)
            go_on(request, article.uuid)
            if conflicts.is_old(request):
                return HttpResponseRedirect(conflicts.page_of(article))
        return super().change_view(request, object_id, form_url, extra_context)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        for name in {"section", "categories"} & set(form.base_fields):
            without_links(form.base_fields[name].widget)
        for name in {"categories", "keywords"} & set(form.base_fields):
            # A sign that empties the whole box is no item of the list it stands in.
            form.base_fields[name].widget.widget.is_required = True
        data = getattr(request, "unsaved", None)
        return filled(form, data) if data is not None else form

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        data = getattr(request, "unsaved", None)
        return kwargs if data is None else kwargs | {"data": data}

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        rows = {each.formset.prefix: each for each in context["inline_admin_formsets"]}
        context |= {"inlines": rows} | screen.context(self, request, context["original"])
        if "mentions" in rows:
            context["people"] = mention_rows.rows_of(rows["mentions"].formset, context["day"])
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        if not change:
            obj.uuid = sent.story_named(request) or obj.uuid
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        continues = request.POST.get("continues", "")
        buffers.saved(cast(User, request.user), form.instance.uuid, sent.window(request), continues)


def without_links(widget: Any) -> None:
    """Records of the newsroom's order are changed on their own pages."""
    widget.can_add_related = widget.can_change_related = widget.can_delete_related = widget.can_view_related = False


def go_on(request: HttpRequest, story: UUID) -> None:
    """Notes which story the page is of, and the unsaved text where the page is asked to go on with it."""
    request.story = story  # type: ignore[attr-defined]
    request.buffer = buffers.in_work(cast(User, request.user), story)  # type: ignore[attr-defined]
    if request.method == "GET" and request.GET.get("text") == "mine" and request.buffer:  # type: ignore[attr-defined]
        request.unsaved = sent.as_sent(request.buffer)  # type: ignore[attr-defined]


def filled(form: type[Any], data: Any) -> type[Any]:
    """A form that shows what was typed in the place of what is saved."""

    class Filled(form):
        is_for_saving = False

        def __init__(self, *args: Any, initial: Any = None, **kwargs: Any) -> None:
            super().__init__(data, **kwargs)

    return Filled
