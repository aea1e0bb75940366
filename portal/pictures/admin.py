from functools import partial
from typing import Any, cast
from uuid import UUID

from django.contrib import admin, messages
from django.contrib.admin.options import csrf_protect_m
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from portal.accounts.auditing import AuditedAdmin
from portal.pictures import alts, exchange, uploads
from portal.pictures.filters import LicenseFilter, ShowFilter
from portal.pictures.forms import PictureForm, ReplacementForm, UploadForm
from portal.pictures.library import About
from portal.pictures.models import Picture
from portal.pictures.opening import PictureRefused
from portal.pictures.renditions import NAMES
from portal.pictures.sheet import Sheet, sheet_of
from portal.pictures.uploads import DISK_FAULT, Outcome
from portal.pictures.views import rendition_file

LIST = "admin:pictures_picture_changelist"


@admin.register(Picture)
class PictureAdmin(AuditedAdmin):
    form = PictureForm
    list_filter = [ShowFilter, LicenseFilter]
    list_per_page = 24
    search_fields = ["title", "alt", "caption", "credit", "source"]
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Picture]:
        return Picture.objects.with_is_shown()

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("advice/", wrap(require_safe(self.advice_view)), name="pictures_picture_advice"),
            path("<int:pk>/replace/", wrap(require_POST(self.replace_view)), name="pictures_picture_replace"),
            path("<int:pk>/remove/", wrap(require_POST(self.remove_view)), name="pictures_picture_remove"),
            path(
                "<uuid:uuid>/<str:name>",
                wrap(require_safe(self.rendition_view)),
                name="pictures_picture_rendition",
            ),
            *super().get_urls(),
        ]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # Django's page would take along what uses it: remove_view refuses instead.

    def rendition_view(self, request: HttpRequest, uuid: UUID, name: str) -> HttpResponseBase:
        """Private pictures too, for who may see the library."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if name not in NAMES:
            raise Http404
        return rendition_file(request, uuid, name)

    def advice_view(self, request: HttpRequest) -> HttpResponse:
        """On an alt text while it is written, in plain text; nothing where it is fine."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        fault = alts.fault_of(request.GET.get("alt", "")[:1000], request.GET.get("caption", "")[:1000])
        return HttpResponse(str(fault.value) if fault else "", content_type="text/plain; charset=utf-8")

    # The library

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        asked = request.GET.get("picture", "")
        # A list narrows by all that an address carries, but for this.
        narrowing = request.GET.copy()
        narrowing.pop("picture", None)
        request.GET = narrowing  # type: ignore[assignment]
        sheet = sheet_of(asked, request, self.admin_site)
        context = {
            "title": _("Pictures"),
            "upload": UploadForm(auto_id="upload-%s"),
            "sheet": sheet,
            "count": Picture.objects.count(),
        }
        context |= self.context_of(sheet, request)
        return super().changelist_view(request, context | (extra_context or {}))

    @csrf_protect_m
    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponseBase:
        """Of many files at once, or of one after another by a script, which asks for the outcomes alone."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST or None, request.FILES or None)
        outcomes: list[Outcome] = []
        if request.method == "POST" and form.is_valid():
            # Once the request's transaction is over: it is SQLite's only lock, and opening a file takes a second.
            transaction.on_commit(partial(self.take, request, outcomes, **form.cleaned_data))
        context = {**self.admin_site.each_context(request), "title": _("Add pictures"), "opts": self.opts}
        context |= {"form": form, "outcomes": outcomes}
        name = "_outcomes" if "fragment" in request.POST else "upload"
        return TemplateResponse(request, f"admin/pictures/picture/{name}.html", context | (extra_context or {}))

    def take(self, request: HttpRequest, outcomes: list[Outcome], pictures: list[UploadedFile], **about: Any) -> None:
        """Into the page that waits for it: a template is rendered after the commit."""
        given = cast(About, about | {"created_by": cast(User, request.user)})
        for file in pictures:
            outcome = uploads.take(file, given)
            outcomes.append(outcome)
            if outcome.is_new:
                self.log_addition(request, cast(Picture, outcome.picture), [{"added": {}}])

    # One picture

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> Any:
        sheet = sheet_of(object_id, request, self.admin_site)
        context = self.context_of(sheet, request)
        return super().change_view(request, object_id, form_url, context | {"sheet": sheet} | (extra_context or {}))

    def context_of(self, sheet: Sheet | None, request: HttpRequest) -> dict[str, Any]:
        if sheet is None:
            return {}
        may_replace = self.may_replace(request, sheet.picture)
        return sheet.context(self.has_change_permission(request)) | {"may_replace": may_replace}

    def save_model(self, request: HttpRequest, obj: Picture, form: ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if {"focal_x", "focal_y"} & set(form.changed_data):
            transaction.on_commit(partial(self.cut_again, request, obj))

    def cut_again(self, request: HttpRequest, picture: Picture) -> None:
        try:
            picture.make_renditions()
        except OSError:
            messages.error(request, DISK_FAULT)

    def response_post_save_change(self, request: HttpRequest, obj: Picture) -> HttpResponseRedirect:
        return to_library(obj)

    def may_replace(self, request: HttpRequest, picture: Picture) -> bool:
        """What readers see, or are about to, changes by the hand of who answers for it."""
        may_change = self.has_change_permission(request, picture)
        may_always = request.user.has_perm("pictures.replace_shown_picture")
        return may_change and (may_always or not picture.is_shown_or_will_be())

    def replace_view(self, request: HttpRequest, pk: int) -> HttpResponseRedirect:
        picture = get_object_or_404(Picture, pk=pk)
        if not self.may_replace(request, picture):
            raise PermissionDenied
        form = ReplacementForm(request.POST, request.FILES)
        if form.is_valid():
            transaction.on_commit(partial(self.replace, request, picture, form.cleaned_data["file"]))
        else:
            messages.error(request, " ".join(map(str, form.errors["file"])))
        return to_library(picture)

    def replace(self, request: HttpRequest, picture: Picture, file: UploadedFile) -> None:
        try:
            exchange.replace_file(picture, file)
        except PictureRefused as refusal:
            messages.error(request, f"{file.name}: {refusal.message}")
        except OSError:
            messages.error(request, DISK_FAULT)
        else:
            self.log_change(request, picture, [{"changed": {"fields": ["original"]}}])
            messages.success(request, _("The file was replaced. Readers’ browsers may show the former one for a day."))

    def remove_view(self, request: HttpRequest, pk: int) -> HttpResponseRedirect:
        picture = get_object_or_404(Picture, pk=pk)
        # Not has_delete_permission: that is False for everybody, so that Django's own page stays closed.
        if not request.user.has_perm("pictures.delete_picture"):
            raise PermissionDenied
        unused = Picture.objects.unused().filter(pk=pk)
        if not unused:
            messages.error(request, _("“%s” is used, or was by something readers had: it stays.") % picture)
            return to_library(picture)
        self.log_deletions(request, unused)  # while there is a row to name
        exchange.remove(picture)
        messages.success(request, _("“%s” was removed from the library.") % picture)
        return HttpResponseRedirect(reverse(LIST))


def to_library(picture: Picture) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse(LIST)}?picture={picture.pk}")
