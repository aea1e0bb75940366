"""The register as editors keep it. What each save brings with it stands in `portal.directory.entries`."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, ForeignKey, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.forms import ModelChoiceField
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.directory.admin.entries import EntryAdmin, NamedAdmin, NameInline
from portal.directory.days import AskedDay
from portal.directory.models import (
    Appointment,
    Attestation,
    Official,
    OfficialName,
    Organization,
    OrganizationName,
    Post,
)
from portal.directory.roles import whole_life
from portal.directory.timeline import timeline


class OfficialNameInline(NameInline):
    model = OfficialName


class OrganizationNameInline(NameInline):
    model = OrganizationName


class PostInline(admin.TabularInline):
    model = Post
    fields = ["title", "native_title", "rank", "seats"]
    extra = 0
    show_change_link = True


class AppointmentInline(admin.StackedInline):
    model = Appointment
    fields = [
        ("post", "seat", "acting"),
        ("started_on", "started_precision"),
        ("ended_on", "ended_precision"),
        ("source", "source_url"),
    ]
    autocomplete_fields = ["post"]
    extra = 0
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Appointment]:
        return super().get_queryset(request).select_related("post__organization")

    def formfield_for_foreignkey(
        self, db_field: "ForeignKey[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        if db_field.name == "post":
            kwargs["queryset"] = Post.objects.select_related("organization")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(Organization)
class OrganizationAdmin(NamedAdmin):
    inlines = [OrganizationNameInline, PostInline]
    autocomplete_fields = ["parent"]
    list_display = ["name", "native_name", "kind", "parent", "rank", "dissolution_on", "reviewed_on"]
    list_filter = ["kind", ("dissolution_on", admin.EmptyFieldListFilter)]
    list_select_related = ["parent"]
    fieldsets = [
        (None, {"fields": ["name", "native_name", "slug", "kind", "parent", "rank"]}),
        (
            _("Since when, until when"),
            {"fields": [("founding_on", "founding_precision"), ("dissolution_on", "dissolution_precision")]},
        ),
        (None, {"fields": ["summary", "street_address", "telephone", "email", "website", "reviewed_on"]}),
    ]


@admin.register(Official)
class OfficialAdmin(NamedAdmin):
    inlines = [OfficialNameInline, AppointmentInline]
    autocomplete_fields = ["portrait"]
    list_display = ["name", "native_name", "posts", "attested_on", "reviewed_on"]
    fields = ["name", "native_name", "slug", "honorific", "portrait", "summary", "reviewed_on"]
    change_form_template = "admin/directory/official/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Official]:
        posts = Appointment.objects.filter(official=OuterRef("pk")).order_by().values("official")
        attested = Attestation.objects.filter(appointment__official=OuterRef("pk")).order_by("-attested_on")
        return (
            super()
            .get_queryset(request)
            .annotate(
                posts=Coalesce(Subquery(posts.values(n=Count("pk"))), 0),
                attested_on=Subquery(attested.values("attested_on")[:1]),
            )
        )

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        official = context.get("original")
        drawn = {"life": timeline(whole_life(official, AskedDay.today()), timezone.localdate())} if official else {}
        return super().render_change_form(request, context | drawn, *args, **kwargs)

    @admin.display(description=_("posts"), ordering="posts")
    def posts(self, official: Official) -> int:
        return official.posts  # type: ignore[attr-defined]

    @admin.display(description=_("last attested on"), ordering="attested_on")
    def attested_on(self, official: Official) -> Any:
        return official.attested_on  # type: ignore[attr-defined]


@admin.register(Post)
class PostAdmin(EntryAdmin):
    autocomplete_fields = ["organization"]
    list_display = ["title", "native_title", "organization", "rank", "seats"]
    list_select_related = ["organization"]
    search_fields = ["title", "organization__folded", "organization__names__folded"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Post]:
        return super().get_queryset(request).select_related("organization")


@admin.register(Appointment)
class AppointmentAdmin(EntryAdmin):
    autocomplete_fields = ["official", "post"]
    list_display = ["official", "post", "acting", "started_on", "ended_on", "source"]
    list_filter = ["acting", ("source", admin.EmptyFieldListFilter)]
    search_fields = ["official__folded", "post__title", "post__organization__folded"]
    fields = ["official", *AppointmentInline.fields]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Appointment]:
        return super().get_queryset(request).select_related("official", "post__organization")

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """Stories name who held it: what belongs to somebody else is another appointment."""
        return ["official"] if obj else []
