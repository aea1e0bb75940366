"""Keeping the register in order: records that may be one, posts that two people are said to hold, what wants a look."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import F, Field
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal import merging
from portal.directory.conflicts import conflicts
from portal.directory.duplicates import pairs
from portal.directory.journal import pointing_to
from portal.directory.merging import NotMergeable
from portal.directory.models import Distinction, Merge, Official
from portal.directory.records import NamedRecord
from portal.directory.telling_apart import MODELS, tell_apart, told_apart

# In the order of the form; names, days and what people are told.
CHOOSABLE = {
    "official": ["name", "native_name", "honorific", "portrait", "summary", "reviewed_on"],
    "organization": [
        *("name", "native_name", "kind", "parent", "rank", "summary"),
        *("street_address", "telephone", "email", "website", "reviewed_on"),
    ],
}
SHOWN = 30
# Never first, where PostgreSQL alone would put it last.
LONGEST_AGO = F("reviewed_on").asc(nulls_first=True)


@dataclass(frozen=True)
class Row:
    """A field of both records, where they differ."""

    name: str
    label: str
    kept: Any
    gone: Any
    takes_other: bool


def allowed(request: HttpRequest, *kinds: str) -> None:
    if not all(request.user.has_perm(f"directory.change_{kind}") for kind in kinds):
        raise PermissionDenied


def signed_in(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


@require_safe
def care(request: HttpRequest) -> HttpResponse:
    allowed(request, "official", "organization")
    context = admin.site.each_context(request) | {
        "title": _("Care of the register"),
        "likely": [(kind, pairs(model)[:SHOWN]) for kind, model in MODELS.items()],
        "conflicts": conflicts()[:SHOWN],
        "apart": told_apart(SHOWN),
        "merges": Merge.objects.select_related("merged_by")[:SHOWN],
        "unreviewed": Official.objects.order_by(LONGEST_AGO, "name").defer("summary")[:SHOWN],
    }
    return render(request, "admin/directory/care.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, kind: str, kept: int, gone: int) -> HttpResponse:
    stays, goes = two_of(request, kind, kept, gone)
    if request.method == "POST":
        return carry_out(request, kind, stays, goes)
    context = admin.site.each_context(request) | {
        "title": _("Merge two records"),
        "kind": kind,
        "kept": stays,
        "gone": goes,
        "rows": rows(kind, stays, goes),
        "pointing": pointing(goes),
    }
    return render(request, "admin/directory/merge.html", context)


def two_of(request: HttpRequest, kind: str, *numbers: int) -> list[NamedRecord]:
    """Raises Http404 and PermissionDenied."""
    if kind not in MODELS:
        raise Http404
    allowed(request, kind)
    return [get_object_or_404(MODELS[kind], pk=number) for number in numbers]


def carry_out(request: HttpRequest, kind: str, kept: NamedRecord, gone: NamedRecord) -> HttpResponse:
    names = [name for name in CHOOSABLE[kind] if request.POST.get(name) == "gone"]
    try:
        done = merging.merge(kept, gone, {name: getattr(gone, name) for name in names}, signed_in(request))
    except NotMergeable as refusal:
        messages.error(request, str(refusal))
        return redirect("merge_records", kind=kind, kept=kept.pk, gone=gone.pk)
    messages.success(request, _("%(merge)s: merged. It can be undone for 30 days.") % {"merge": done})
    return redirect(f"admin:directory_{kind}_change", kept.pk)


@require_POST
def undo_merge(request: HttpRequest, number: int) -> HttpResponse:
    done = get_object_or_404(Merge, pk=number)
    allowed(request, done.kind)
    try:
        merging.undo(done)
    except NotMergeable as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("%(merge)s: two records again.") % {"merge": done})
    return redirect("register_care")


@require_POST
def not_the_same(request: HttpRequest, kind: str, first: int, second: int) -> HttpResponse:
    one, other = two_of(request, kind, first, second)
    try:
        tell_apart(one, other, signed_in(request))
    except NotMergeable as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("%(one)s and %(other)s are two: not asked again.") % {"one": one, "other": other})
    return redirect("register_care")


@require_POST
def perhaps_the_same(request: HttpRequest, number: int) -> HttpResponse:
    found = get_object_or_404(Distinction, pk=number)
    allowed(request, found.kind)
    found.delete()
    messages.success(request, _("Asked again whether they are one."))
    return redirect("register_care")


def rows(kind: str, kept: NamedRecord, gone: NamedRecord) -> list[Row]:
    """What the record that stays lacks is offered from the other one."""
    found = []
    for name in CHOOSABLE[kind]:
        field = type(kept)._meta.get_field(name)
        mine, others = shown(kept, name), shown(gone, name)
        if mine != others and isinstance(field, Field):
            found.append(Row(name, str(field.verbose_name), mine, others, not mine))
    return found


def shown(record: NamedRecord, name: str) -> Any:
    display = getattr(record, f"get_{name}_display", None)
    return display() if display else getattr(record, name)


def pointing(record: NamedRecord) -> list[tuple[str, int]]:
    """How many rows of each table name the record that goes."""
    counted = [
        (str(field.model._meta.verbose_name_plural), field.model._base_manager.filter(**{field.name: record}).count())
        for field in pointing_to(type(record))
    ]
    return [(name, n) for name, n in counted if n]
