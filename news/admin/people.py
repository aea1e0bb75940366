"""People, organizations and events of a story: found by name, joined with the post held on the day it tells of."""

import datetime
from collections.abc import Callable
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_POST, require_safe

from news.admin import unsaved
from news.admin.candidates import KINDS, candidates
from news.admin.mention_rows import number
from news.models import Mention
from news.writing.buffers import Data

LONGEST = 100


def find(admin: ModelAdmin) -> Callable[..., HttpResponse]:
    @require_safe
    def view(request: HttpRequest) -> HttpResponse:
        """A list of candidates, each with the row that it would become."""
        if not (admin.has_add_permission(request) or admin.has_change_permission(request)):
            raise PermissionDenied
        words = request.GET.get("q", "")[:LONGEST].replace("\0", "")
        found = candidates(words, asked_day(request.GET.get("on", "")))
        context = {"candidates": found, "words": words, "roles": Mention.Role.choices}
        return render(request, "admin/news/article/_candidates.html", context)

    return view


def asked_day(text: str) -> datetime.date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


# Without scripts: what was typed goes along, and the page comes again.


def look(admin: ModelAdmin) -> Callable[..., HttpResponse]:
    @require_POST
    def view(request: HttpRequest, story: UUID) -> HttpResponse:
        article = unsaved.reached(admin, request, story)
        unsaved.keep(request, story, over=True)
        words = urlencode({"who": request.POST.get("_who", "")[:LONGEST]})
        address = unsaved.page_of(article, story, taken=True)
        return HttpResponseRedirect(f"{address}&{words}#people")

    return view


def join(admin: ModelAdmin) -> Callable[..., HttpResponse]:
    @require_POST
    def view(request: HttpRequest, story: UUID) -> HttpResponse:
        article = unsaved.reached(admin, request, story)
        kind, _colon, pk = request.POST.get("_mention", "").partition(":")
        buffer = unsaved.keep(request, story, over=True)
        if kind in KINDS and number(pk):
            add_row(buffer.data, kind, number(pk))
            buffer.save()
        return HttpResponseRedirect(f"{unsaved.page_of(article, story, taken=True)}#people")

    return view


def add_row(data: Data, kind: str, pk: int) -> None:
    total = number(data.get("mentions-TOTAL_FORMS", ["0"])[0])
    values = {"id": "", kind: str(pk), "role": Mention.Role.MENTIONED, "position": str(total)}
    data |= {f"mentions-{total}-{name}": [str(value)] for name, value in values.items()}
    data["mentions-TOTAL_FORMS"] = [str(total + 1)]
