"""The library as the text editor opens it: search, add in place, choose, decide on caption and alt text."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.pictures.forms import UploadForm
from portal.pictures.models import Picture

PER_PAGE = 48
LONGEST = 100


@require_safe
def pictures(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("pictures.view_picture"):
        raise PermissionDenied
    words = request.GET.get("q", "")[:LONGEST].replace("\0", "")
    page = Paginator(named(words), PER_PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {"title": _("Choose a picture"), "pictures": page, "words": words, "is_popup": True}
    context["chosen"] = chosen(request.GET.get("picture", ""))
    context["upload"] = UploadForm(auto_id="upload-%s") if request.user.has_perm("pictures.add_picture") else None
    # The number under which the editor waits for the answer.
    context["asked_by"] = request.GET.get("CKEditorFuncNum", "")
    return render(request, "admin/news/article/pictures.html", context)


def named(words: str) -> QuerySet[Picture]:
    found = Picture.objects.order_by("-id")
    for word in words.split():
        found = found.filter(Q(title__icontains=word) | Q(alt__icontains=word) | Q(caption__icontains=word))
    return found


def chosen(asked: str) -> Picture | None:
    is_number = asked.isascii() and asked.isdecimal() and len(asked) < 10
    return Picture.objects.filter(pk=int(asked)).first() if is_number else None
