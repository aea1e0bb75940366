"""Parts of the writing screen that are renewed while it stands open, and how its text stands, in words."""

from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from news.admin.sent import window
from news.checks import Report
from news.models import Article, Buffer
from news.versions.newest import newest_version
from news.writing import presence

Fragments = dict[str, str]


def fragments(request: HttpRequest, article: Article | None, story: UUID) -> Fragments:
    others = presence.others(story, window(request))
    newest = newest_version(article) if article else None
    is_overtaken = newest is not None and str(newest.pk) != request.POST.get("version", "")
    context: dict[str, Any] = {"others": others, "user": request.user, "now": timezone.now()}
    context |= {"overtaken": newest if is_overtaken else None, "original": article}
    return {
        "present": render_to_string("admin/news/article/_present.html", context),
        "clash": render_to_string("admin/news/article/_overtaken.html", context),
    }


def checks_of(told: Report) -> str:
    return render_to_string("admin/news/article/_checks.html", {"report": told})


def stops_of(told: Report) -> str:
    return render_to_string("admin/news/article/_stops.html", {"report": told})


def elsewhere(buffer: Buffer) -> str:
    return _("Not saved: another window has other text of yours, from %(time)s") % {"time": clock(buffer.saved_at)}


def stranger(user: User) -> str:
    return _("Not saved: %(name)s has signed in here. Your text is kept on this computer") % {"name": user}


def clock(at: Any) -> str:
    return date_format(timezone.localtime(at), "H:i")
