"""The desk: what an editor sees first, in the order of need."""

from typing import Any, cast

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils import timezone

from news.dashboard.agenda import agenda_of
from news.dashboard.care import care_of
from news.dashboard.drafts import drafts_of
from news.dashboard.reading import reading_of
from news.dashboard.tasks import tasks_of
from news.policy import SEE


def dashboard(request: HttpRequest) -> dict[str, Any]:
    """What its page shows; nothing about stories for who has no business with them."""
    user = cast(User, request.user)
    context: dict[str, Any] = {"now": timezone.localtime(), "care": care_of(user)}
    if not user.has_perm(SEE):
        return context
    agenda = agenda_of(user)
    return context | {
        "tasks": tasks_of(user),
        "drafts": drafts_of(user),
        "agenda": agenda,
        "next": agenda[0].items[0] if agenda else None,
        "reading": reading_of(user),
    }
