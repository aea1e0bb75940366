"""Sitemaps (protocol 0.9 of sitemaps.org): every public page, in files of which none grows with the site.

Stories lie by the month of their place in lists, so that a new one changes one file. All files lie at the
root, since a sitemap speaks for addresses below its own only.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import ceil
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from events.models import Event, EventSeries
from news.listings import ListKey
from news.models import Listing, NewsList
from news.months import months_of_list
from news.pages import midnight, rows_of
from news.periods import Period
from news.sections import sections
from portal.caching.sharing import shared
from portal.directory.models import Official, Organization
from portal.navigation import site_map
from portal.texts.page import absolute

PER_FILE = 2000  # of 50,000 that the protocol allows
MOST_FILES = 10_000
LANGUAGES = [code for code, _ in settings.LANGUAGES]
RECORDS: dict[str, tuple[str, Callable[[], QuerySet[Any]]]] = {
    "officials": ("official", Official.objects.all),
    "organizations": ("organization", Organization.objects.all),
    "events": ("event", Event.objects.public),
}


@dataclass(frozen=True)
class Place:
    """A page, and when it last changed, where that is known."""

    path: str
    lastmod: datetime.datetime | None = None

    @property
    def location(self) -> str:
        return absolute(self.path)


@shared
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return document("sitemap_index.xml", sitemaps=[Place(path) for path in files(timezone.now())])


@shared
@require_safe
def pages(request: HttpRequest) -> HttpResponse:
    return urlset(Place(path) for language in LANGUAGES for path in pages_in(language))


@shared
@require_safe
def records(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    if kind not in RECORDS:
        raise Http404
    route, rows = RECORDS[kind]
    # By number: a new record changes the last file only.
    changed = rows().order_by("pk").values_list("slug", "changed_at")[part(number)]
    return urlset(Place(path, at) for slug, at in changed for path in in_languages(route, slug))


@shared
@require_safe
def stories(request: HttpRequest, language: str, year: int, month: int, number: int) -> HttpResponse:
    try:
        period = Period(language, year, month)
    except ValueError:
        raise Http404 from None
    places = rows_of(ListKey(NewsList.Kind.ALL, language), timezone.now())
    of_month = places.filter(listed_at__gte=midnight(period.first), listed_at__lt=midnight(period.end))
    # The oldest first: what comes in joins the last file of its month.
    in_order = of_month.order_by("listed_at", "edition_id")[part(number)]
    rows = in_order.values_list("edition__path", "edition__modified_at", "edition__published_at")
    return urlset(Place(path, modified_at or published_at) for path, modified_at, published_at in rows)


def files(now: datetime.datetime) -> Iterator[str]:
    yield reverse("sitemap_pages")
    for kind, (_, rows) in RECORDS.items():
        yield from (reverse("sitemap_records", args=[kind, number]) for number in numbers(rows().count()))
    for language in LANGUAGES:
        for month in months_of_list(ListKey(NewsList.Kind.ALL, language), now):
            of_month = [language, month.first.year, month.first.month]
            yield from (reverse("sitemap_stories", args=[*of_month, number]) for number in numbers(month.n))


def numbers(n: int) -> range:
    return range(1, min(ceil(n / PER_FILE), MOST_FILES) + 1)


def part(number: int) -> slice:
    if not 1 <= number <= MOST_FILES:
        raise Http404
    return slice((number - 1) * PER_FILE, number * PER_FILE)


def pages_in(language: str) -> Iterator[str]:
    """The site's own pages, sections that have stories in the language, and series that have events."""
    with translation.override(language):
        # Neither parts of a page nor the search, which robots are asked to leave alone.
        linked = (link.path for _, links in site_map(language) for link in links if "#" not in link.path)
        yield from dict.fromkeys([reverse("home"), *(path for path in linked if path != reverse("search"))])
        filled = sections_with_stories(language)
        yield from (reverse("category", args=[each.path]) for each in sections().values() if each.uuid in filled)
        announced = Event.objects.public().filter(series=OuterRef("pk"))
        yield from (series.get_absolute_url() for series in EventSeries.objects.filter(Exists(announced)))


def sections_with_stories(language: str) -> set[object]:
    lists = NewsList.objects.filter(kind=NewsList.Kind.CATEGORY, language=language)
    public = Listing.objects.public().filter(list=OuterRef("pk"))
    return set(lists.filter(Exists(public)).values_list("record", flat=True))


def in_languages(route: str, slug: str) -> Iterator[str]:
    for language in LANGUAGES:
        with translation.override(language):
            yield reverse(route, args=[slug])


def urlset(places: Iterable[Place]) -> HttpResponse:
    """Raises Http404 where there is nothing: a file that the index does not name."""
    found = list(places)
    if not found:
        raise Http404
    return document("sitemap.xml", urlset=found)


def document(template: str, **context: object) -> HttpResponse:
    return HttpResponse(render_to_string(template, context), content_type="application/xml")
