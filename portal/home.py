"""The front page: where news, events and people meet."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.calendar import front_events
from news.front import front
from portal.directory.leadership import leaders
from portal.texts.page import Feed, Page

EVENTS = 3
LEADERS = 4


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    name = settings.SITE_NAME
    page = Page(
        title=_("%(name)s provincial news in English") % {"name": name},
        description=_("News, officials, organizations and events of %(name)s, Viet Nam, in English.") % {"name": name},
        path=reverse("home"),
        feed=Feed(_("All news"), reverse("news_feed")),
        jsonld=({"@context": "https://schema.org", "@type": "WebSite", "name": name, "url": settings.SITE_ORIGIN},),
    )
    context = {
        "page": page,
        "front": front(request.LANGUAGE_CODE),
        "events": front_events(EVENTS),
        "leaders": leaders(LEADERS),
    }
    return render(request, "portal/home.html", context)
