"""A form as it was sent, read as a story without saving anything: for checks and previews of what is being written."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import flatten_fieldsets
from django.db.models import Model
from django.forms import BaseInlineFormSet, ModelForm
from django.http import HttpRequest, QueryDict

from news.body import uses_in
from news.models import Article, Contribution, Correction, Illustration, Mention, RelatedArticle
from news.stories import Story, category_tree


@dataclass(frozen=True)
class Manuscript:
    """What could not be read stays as it was saved: `form` says why."""

    form: ModelForm
    formsets: dict[type[Model], BaseInlineFormSet]

    @property
    def article(self) -> Article:
        return self.form.instance

    def chosen(self, field: str) -> list[Any]:
        return list(self.form.cleaned_data.get(field) or ())

    def rows(self, model: type[Model]) -> list[Any]:
        """Those that would stand after saving, in their order."""
        rows = [form.instance for form in kept_forms(self.formsets[model])]
        return sorted(rows, key=lambda row: getattr(row, "position", 0))


def read(admin: ModelAdmin, request: HttpRequest, article: Article | None, data: QueryDict) -> Manuscript:
    fields = flatten_fieldsets(admin.get_fieldsets(request, article))
    make_form = admin.get_form(request, article, change=article is not None, fields=fields)
    form = make_form(data, instance=article or Article())
    form.is_for_saving = False  # type: ignore[attr-defined]  # ArticleForm
    form.is_valid()
    formsets = {}
    for make_formset, inline in admin.get_formsets_with_inlines(request, article):
        prefix = make_formset.get_default_prefix()
        rows = inline.get_queryset(request) if article else inline.model._default_manager.none()
        formsets[inline.model] = make_formset(data=data, instance=form.instance, prefix=prefix, queryset=rows)
    return Manuscript(form, formsets)


def kept_forms(formset: BaseInlineFormSet) -> Iterator[ModelForm]:
    for form in formset.forms:
        is_named = form.instance.pk is not None or form.has_changed()
        if is_named and form.is_valid() and not form.cleaned_data.get("DELETE"):
            yield form


def story_of(manuscript: Manuscript) -> Story:
    article = manuscript.article
    return Story(
        article=article,
        line=category_tree()[article.section_id].line() if article.section_id else [],
        categories=manuscript.chosen("categories"),
        keywords=[word.merged_into or word for word in manuscript.chosen("keywords")],
        illustrations=[*manuscript.rows(Illustration), *uses_in(article)],
        contributions=manuscript.rows(Contribution),
        corrections=manuscript.rows(Correction),
        mentions=manuscript.rows(Mention),
        related=[row.related.uuid for row in manuscript.rows(RelatedArticle)],
    )
