"""What the writing screen shows around its form: unsaved text, who else is there, checks, remarks, versions."""

import datetime
from dataclasses import dataclass
from typing import Any, cast
from uuid import uuid4

from django.contrib.admin import ModelAdmin, site
from django.contrib.auth.models import User
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from reversion.models import Version

from news.admin import manuscripts
from news.admin.candidates import candidates
from news.admin.sent import window
from news.admin.summaries import Summaries, summaries
from news.checks import report
from news.models import Article, Mention, Remark
from news.relations import told_on
from news.stories import Story, read_stories
from news.writing import buffers, presence
from portal.texts.html import count_words, text_of

WORDS_PER_PAGE = 375
WORDS_PER_MINUTE = 200
VERSIONS_SHOWN = 5


@dataclass(frozen=True)
class Measure:
    words: int
    pictures: int

    @property
    def pages(self) -> float:
        return self.words / WORDS_PER_PAGE

    @property
    def minutes(self) -> int:
        return max(1, round(self.words / WORDS_PER_MINUTE))


# Fields of the form that lie folded under "And also".
FOLDED = {
    "shows": ["source", "slug", "categories", "external_url", "featured_from", "featured_until"],
    "counts": ["pages", "photos", "count_reason"],
    "readers": ["is_restricted", "readers"],
}


def context(admin: ModelAdmin, request: HttpRequest, article: Article | None) -> dict[str, Any]:
    user, story = cast(User, request.user), getattr(request, "story", None)
    if story is None:  # A version that is looked at, not written.
        return {"roles": Mention.Role.choices, "day": article and told_on(article)}
    told = story_shown(admin, request, article)
    taken = getattr(request, "unsaved", None) is not None
    kept = getattr(request, "buffer", None)
    return {
        "story": story,
        "saved_at": article.changed_at if article else None,
        "kept": kept,
        "is_offered": bool(kept) and not taken and request.method == "GET",
        "continues": buffers.stamp(kept) if taken else request.POST.get("continues", ""),
        "tab": request.POST.get("tab", ""),
        "dropped": buffers.dropped(user, story),
        "never_saved": [] if article or taken else list(buffers.never_saved(user).exclude(story=story)),
        "others": presence.others(story, window(request)),
        "now": timezone.now(),
        "report": report(told) if told else None,
        "measure": measure(told) if told else Measure(0, 0),
        "summaries": summaries(told) if told else Summaries(),
        "fields_of": FOLDED,
        "versions": versions(article) if article else [],
        "candidates": candidates(request.GET.get("who", "")[:100].replace("\0", ""), day(told)),
        "who": request.GET.get("who", "")[:100],
        "day": day(told),
        "roles": Mention.Role.choices,
        "tab_offered": uuid4(),
        "remarks": talks(article) if article else [],
        "public_path": path_of(article) if article else "",
    }


def story_shown(admin: ModelAdmin, request: HttpRequest, article: Article | None) -> Story | None:
    """What the fields hold: of a form that was sent or taken up again, else what is saved."""
    data = getattr(request, "unsaved", None) or (request.POST if request.method == "POST" else None)
    if data is not None:
        fresh = Article.objects.get(pk=article.pk) if article and article.pk else None
        return manuscripts.story_of(manuscripts.read(admin, request, fresh, data))
    return read_stories([article])[0] if article else None


def measure(story: Story) -> Measure:
    words = count_words(story.article.lead) + count_words(text_of(story.article.body))
    return Measure(words, len(story.illustrations))


def versions(article: Article) -> list[Version]:
    """The newest ones, each with its `number`, counted from the first."""
    known = Version.objects.get_for_object(article).select_related("revision__user").defer("serialized_data")
    newest, total = list(known[:VERSIONS_SHOWN]), known.count()
    for back, version in enumerate(newest):
        version.number = total - back
    return newest


def talks(article: Article) -> QuerySet[Remark]:
    """Remarks that are not settled, each with its answers."""
    answers = Prefetch("answers", Remark.objects.select_related("author"))
    return article.remarks.unsettled().select_related("author").prefetch_related(answers)


def day(story: Story | None) -> datetime.date | None:
    return told_on(story.article) if story else None


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    return render(request, "admin/news/article/keys.html", {**site.each_context(request), "title": _("Keys")})


def path_of(article: Article) -> str:
    edition = article.editions.public().only("path").first()
    return edition.path if edition else ""
