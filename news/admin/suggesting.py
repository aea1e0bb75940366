"""Whom a story names: offered beside the text while it is written, and on a page of its own for what is saved."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from news.mentions.linking import MODELS, link, record, reject
from news.mentions.manuscript import manuscript_of, manuscript_sent
from news.mentions.suggestions import Suggestion, suggestions
from news.models import Article, Mention
from news.policy import may, visible_to
from portal.directory.models import Appointment, Official, Post
from portal.directory.phrasebook import Thing

View = Callable[..., HttpResponse]


@require_POST
def offered(request: HttpRequest, story: UUID) -> HttpResponse:
    """For the text as it stands in the form, saved or not; a decision sent along is carried out first."""
    article = reached(request, story)
    if "reject" in request.POST:
        reject(story, thing_in(request.POST["reject"]), request.user)
    if "record" in request.POST:
        record_said(request)
    found = suggestions(manuscript_sent(story, article, request.POST))
    return render(request, "admin/news/article/_suggestions.html", context(request, found))


def page(admin: ModelAdmin) -> View:
    """For the story as saved. Works without scripts; each decision is carried out at once."""

    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        article = get_object_or_404(visible_to(request.user), pk=pk)
        if not may(request.user, "change", article):
            raise PermissionDenied
        if request.method == "POST":
            decide(request, article)
            return HttpResponseRedirect(reverse("admin:news_article_suggestions", args=[pk]))
        manuscript = manuscript_of(article)
        shown = context(request, suggestions(manuscript)) | {
            **admin.admin_site.each_context(request),
            "title": _("People and places"),
            "article": article,
            "day": manuscript.on,
        }
        return render(request, "admin/news/article/suggestions.html", shown)

    return view


def reached(request: HttpRequest, story: UUID) -> Article | None:
    """The story of that uuid, None while it was never saved. Raises PermissionDenied, or Http404 for a hidden one."""
    article = Article.objects.filter(uuid=story).first()
    if article and not may(request.user, "view", article):
        raise Http404
    if not may(request.user, "change", article or Article()):
        raise PermissionDenied
    return article


def decide(request: HttpRequest, article: Article) -> None:
    sent = request.POST
    if "link" in sent:
        thing = thing_in(sent["link"])
        link(article, thing, request.user, posts=posts_in(request, thing), role=role_in(request))
        messages.success(request, _("Linked. Readers see it with the next publication."))
    if "take" in sent:
        thing = thing_in(sent["take"])
        link(article, thing, request.user, posts=posts_in(request, thing, "held"), role=role_in(request))
        reject(article.uuid, thing, request.user)
        messages.success(request, _("Linked with the post of the register. Correct the text where it is wrong."))
    if "reject" in sent:
        reject(article.uuid, thing_in(sent["reject"]), request.user)
        messages.success(request, _("Not offered for this story again."))
    if "record" in sent:
        record_said(request)
        messages.success(request, _("The register takes the story's word for this post."))


def thing_in(text: str) -> Thing:
    """Raises Http404 for what is no record."""
    kind, _colon, number = text.partition(":")
    if kind not in MODELS or not number.isdecimal() or len(number) > 18:
        raise Http404
    get_object_or_404(MODELS[kind], pk=int(number))
    return Thing(kind, int(number))


def posts_in(request: HttpRequest, thing: Thing, field: str = "post") -> list[Appointment]:
    numbers = [int(each) for each in request.POST.getlist(field) if each.isdecimal() and len(each) < 19]
    of_person = Appointment.objects.filter(pk__in=numbers, official=thing.number).by_protocol()
    return list(of_person) if thing.kind == "official" else []


def role_in(request: HttpRequest) -> str:
    role = request.POST.get("role", "")
    return role if role in Mention.Role.values else Mention.Role.MENTIONED


def record_said(request: HttpRequest) -> None:
    """Raises PermissionDenied for who may not add to the register."""
    if not request.user.has_perm("directory.add_appointment"):
        raise PermissionDenied
    official, _colon, post = request.POST["record"].partition(":")
    if not (official.isdecimal() and post.isdecimal() and len(official + post) < 36):
        raise Http404
    record(get_object_or_404(Official, pk=official), get_object_or_404(Post, pk=post))


def context(request: HttpRequest, found: list[Suggestion]) -> dict[str, Any]:
    may_record = request.user.has_perm("directory.add_appointment")
    return {"suggestions": found, "roles": Mention.Role.choices, "may_record": may_record}
