"""The page that names every feed, calendar and file for machines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse, translate_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.models import Event, EventSeries
from events.pages import subscription
from news.sections import sections
from portal.directory.leadership import leaders
from portal.directory.models import Organization
from portal.texts.page import Crumb, Feed, Page

# Of more series the page of events knows.
SERIES = 5


@dataclass(frozen=True)
class Offer:
    """What can be followed, as a file of a `kind`. Without a `note` on what it holds the page shows its address."""

    name: str
    path: str
    note: str = ""
    kind: str = "Atom"

    @property
    def is_calendar(self) -> bool:
        return self.kind == ".ics"

    @property
    def subscription(self) -> str:
        return subscription(self.path)


@require_safe
def feeds(request: HttpRequest) -> HttpResponse:
    title = _("Feeds and calendars")
    page = Page(
        title=title,
        description=_("Atom feeds of sections, people, organizations and keywords, calendars of events, and sitemaps."),
        path=request.path,
        crumbs=(Crumb(title),),
        feed=Feed(_("All news"), reverse("news_feed")),
        translated=translate_url(request.path, "en" if request.LANGUAGE_CODE == "vi" else "vi"),
    )
    named = {section.path: section.label(request.LANGUAGE_CODE) for section in sections().values()}
    followed = records()
    context = {
        "news": news(named),
        "records": followed,
        "calendars": calendars(named, followed),
        "machines": machines(),
    }
    return render(request, "portal/feeds.html", {"page": page, **context})


def news(named: Mapping[str, str]) -> list[Offer]:
    of_sections = [Offer(label, reverse("category_feed", args=[path])) for path, label in named.items()]
    return [Offer(_("All news"), reverse("news_feed"), _("Every story, newest first")), *of_sections]


def records() -> list[Offer]:
    """An example of each kind; all others are found by name."""
    people = [Offer(leader.name, f"{leader.path}feed.atom") for leader in leaders(1)]
    first = Organization.objects.defer("summary").filter(dissolution_on=None).first()
    return people + ([Offer(first.label, reverse("organization_feed", args=[first.slug]))] if first else [])


def calendars(named: Mapping[str, str], followed: Sequence[Offer]) -> list[Offer]:
    """All events, the series with most of them, each section, and those of the same records as the feeds."""
    public = Count("events", filter=Q(events__in=Event.objects.public()))
    series = EventSeries.objects.defer("summary").annotate(n=public).filter(n__gt=0).order_by("-n", "name")[:SERIES]
    paths = {each.path.replace("feed.atom", "events.ics"): each.name for each in followed}
    paths = {reverse("category_calendar", args=[path]): label for path, label in named.items()} | paths
    return [
        Offer(_("All events"), reverse("calendar"), _("Everything ahead, and one year back"), ".ics"),
        *(Offer(each.name, reverse("series_calendar", args=[each.slug]), kind=".ics") for each in series),
        *(Offer(_("Events: %(name)s") % {"name": label}, path, kind=".ics") for path, label in paths.items()),
    ]


def machines() -> list[Offer]:
    return [
        Offer(_("Sitemap"), reverse("sitemap"), _("Every public page, its stories by month"), "XML"),
        Offer(_("News sitemap"), reverse("news_sitemap"), _("Stories of the last 48 hours"), "XML"),
        Offer(_("Open data"), reverse("api"), _("Stories, officials, organizations, posts, events"), "JSON"),
        Offer(_("Description of the data"), reverse("api_schema"), _("For programs that read them"), "OpenAPI"),
    ]
