"""Narrowing a list by year and topic, the same for the page and the API; programs name the list as well."""

import datetime
from collections.abc import Callable
from typing import Any

import django_filters
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from events.models import Event
from news.listings import ListKey
from news.models import Category, Keyword, Listing, NewsList
from news.models.listings import NOTHING
from news.pages import NarrowedList, WholeList, midnight, rows_of, year_of
from portal.directory.models import Official, Organization

Kind = NewsList.Kind
LISTS: dict[str, tuple[NewsList.Kind, Callable[[str], QuerySet[Any]]]] = {
    "category": (Kind.CATEGORY, lambda path: Category.objects.filter(path=path)),
    "topic": (Kind.KEYWORD, lambda slug: Keyword.objects.filter(slug=slug)),
    "official": (Kind.OFFICIAL, lambda slug: Official.objects.filter(slug=slug)),
    "organization": (Kind.ORGANIZATION, lambda slug: Organization.objects.filter(slug=slug)),
    "event": (Kind.EVENT, lambda slug: Event.objects.public().filter(slug=slug)),  # not what is being prepared
}


class ListingFilter(django_filters.FilterSet):
    """A year holds only stories whose date of publication is known; a topic is a keyword."""

    year = django_filters.NumberFilter(method="in_year", label=_("Year"), min_value=1900, max_value=2999)
    topic = django_filters.CharFilter(method="on_topic", label=_("Topic"), max_length=90)

    class Meta:
        model = Listing
        fields: list[str] = []

    @property
    def chosen(self) -> dict[str, str]:
        """What narrows the list, as the address holds it. What cannot be read narrows nothing."""
        if not self.is_valid():
            return {}
        return {name: str(value) for name, value in self.form.cleaned_data.items() if value}

    @property
    def is_narrowed(self) -> bool:
        return bool(self.chosen)

    def in_year(self, rows: QuerySet[Listing], name: str, year: Any) -> QuerySet[Listing]:
        lo, hi = (midnight(first) for first in year_of(int(year)))
        # The place of an undated story lies in some year too, and says nothing.
        dated = Listing.objects.filter(list__kind=Kind.DATED)
        return rows.filter(listed_at__gte=lo, listed_at__lt=hi, edition__in=dated.values("edition"))

    def on_topic(self, rows: QuerySet[Listing], name: str, slug: str) -> QuerySet[Listing]:
        return self.in_list_of(rows, "topic", slug)

    def in_list_of(self, rows: QuerySet[Listing], name: str, value: str) -> QuerySet[Listing]:
        kind, named = LISTS[name]
        places = Listing.objects.filter(list__kind=kind, list__record__in=named(value).values("uuid"))
        return rows.filter(edition__in=places.values("edition"))


class StoryFilter(ListingFilter):
    """For programs: everything that has a list is a parameter. Of a language there is always one."""

    language = django_filters.ChoiceFilter(choices=settings.LANGUAGES, method="in_language")
    category = django_filters.CharFilter(method="in_list_of", label="Path of a category", max_length=250)
    official = django_filters.CharFilter(method="in_list_of", label="Slug of an official", max_length=100)
    organization = django_filters.CharFilter(method="in_list_of", label="Slug of an organization", max_length=100)
    event = django_filters.CharFilter(method="in_list_of", label="Slug of an event", max_length=100)

    def stories(self, at: datetime.datetime) -> WholeList | NarrowedList:
        """One list by itself costs the same on each of its pages; what is narrowed further has to be counted."""
        chosen = {name: value for name, value in self.chosen.items() if name != "language"}
        language = self.chosen.get("language", settings.LANGUAGE_CODE)
        if not chosen:
            return WholeList(ListKey(Kind.ALL, language), at)
        if len(chosen) == 1 and (only := next(iter(chosen))) in LISTS:
            kind, named = LISTS[only]
            record = named(chosen[only]).values_list("uuid", flat=True).first()
            return WholeList(ListKey(kind, language, record or NOTHING), at)  # an empty list, not all news
        self.queryset = rows_of(ListKey(Kind.ALL, language), at)
        return NarrowedList(self.qs)

    def in_language(self, rows: QuerySet[Listing], name: str, language: str) -> QuerySet[Listing]:
        """Lists are of one language each: `stories` has chosen already."""
        return rows
