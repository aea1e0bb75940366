"""What somebody sets for one story: coefficients, additions, shares. The ledger follows at once."""

from collections import defaultdict
from decimal import Decimal
from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import Exists, ForeignKey, OuterRef, QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from news import policy
from news.admin.royalties import SEE, SETTLE, RoyaltyAdmin, refuse_others
from news.models import Article, Assessment, Contributor, Edition, Share
from news.royalties.coefficients import plain
from news.royalties.estimate import estimate_of
from news.royalties.ledger import propose_for


def assessable_by(request: HttpRequest) -> QuerySet[Article]:
    """What readers have, besides what one reaches anyway: no way to the title of a draft."""
    public = Edition.objects.public().filter(article=OuterRef("pk"))
    reached = policy.visible_to(request.user)
    return Article.objects.filter(Exists(public)) | Article.objects.filter(pk__in=reached.values("pk"))


def estimate(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The part of the writing screen by itself, to be asked for again after saving."""
    refuse_others(request)
    article = get_object_or_404(assessable_by(request), uuid=uuid)
    return TemplateResponse(request, "admin/news/royalties/_estimate.html", offers(request, article))


def offers(request: HttpRequest, article: Article | None) -> dict[str, Any]:
    """For the writing screen: nothing at all to who may not see royalties."""
    if article is None or article.pk is None or not request.user.has_perm(SEE):
        return {}
    return {"estimate": estimate_of(article)}


class Shares(BaseInlineFormSet):
    def clean(self) -> None:
        """What the calculation would refuse is refused here, with the form still open."""
        super().clean()
        given: defaultdict[str, Decimal] = defaultdict(Decimal)
        for form in self.forms:
            share = form.cleaned_data if form.is_valid() else {}
            if share and not share.get("DELETE"):
                given[share["role"]] += share["percent"]
        for role, percent in given.items():
            if percent > 100:
                words = _("The shares of one kind of work come to %(percent)s %%: they cannot pass 100 %%.")
                raise forms.ValidationError(words % {"percent": plain(percent)}, code=role)


class ShareInline(admin.TabularInline):
    """Its permissions are those of the assessment on whose page it stands."""

    model = Share
    formset = Shares
    fields = ["contributor", "role", "percent"]
    extra = 0

    def formfield_for_foreignkey(self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any) -> Any:
        kwargs["queryset"] = Contributor.objects.filter(contributions__isnull=False).distinct()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm(SEE)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perms([SEE, SETTLE])

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perms([SEE, SETTLE])

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perms([SEE, SETTLE])


@admin.register(Assessment)
class AssessmentAdmin(RoyaltyAdmin):
    list_display = ["article", "coefficient", "photo_coefficient", "translation", "changed_by", "changed_at"]
    list_select_related = ["article", "changed_by"]
    list_display_links = ["article"]
    search_fields = ["article__headline"]
    inlines = [ShareInline]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(estimate)
        return [path("estimate/<uuid:uuid>/", view, name="news_assessment_estimate"), *super().get_urls()]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """A story is assessed from its line, or from the page where it is written."""
        asked = request.POST.get("article") or request.GET.get("article", "")
        refuse_others(request, settle=True)
        if not asked:
            messages.info(request, _("Choose a line, then “Assess” below its formula."))
            return redirect("admin:news_ledgermonth_changelist")
        number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else 0
        article = get_object_or_404(assessable_by(request), pk=number)
        if known := Assessment.objects.filter(article=article).first():
            return redirect("admin:news_assessment_change", known.pk)
        return super().add_view(request, form_url, {"subtitle": str(article)} | (extra_context or {}))

    def formfield_for_foreignkey(self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "article":
            return forms.ModelChoiceField(assessable_by(request), widget=forms.HiddenInput, label="")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Assessment]:
        return super().get_queryset(request).defer("article__body", "article__lead")

    def save_model(self, request: HttpRequest, obj: Assessment, form: Any, change: bool) -> None:
        obj.changed_by = cast(User, request.user)
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """The ledger follows at once; what it cannot follow is said."""
        super().save_related(request, form, formsets, change)
        for refusal in propose_for([form.instance.article_id]).refusals:
            messages.warning(request, _("It cannot be reckoned so: %(reason)s") % {"reason": refusal.reason})
