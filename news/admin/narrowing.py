"""The ways to narrow the list of articles. What was never a choice narrows nothing."""

import re
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from news.dashboard.care import CONCERNS
from news.models import Article, Contribution, Contributor, ListingMonth, NewsList
from news.pages import midnight, year_of
from news.policy import AUTHORS, own_text_of, sections_of
from news.sections import sections
from news.standing import Standing, standing

YEAR = re.compile("(?:19|2[0-9])[0-9]{2}")
MINE = "mine"
ME = "me"
Choices = list[tuple[str, Any]]


class Narrowing(admin.SimpleListFilter):
    """A filter whose choices stand in a select; `everything` is what it says when nothing is chosen."""

    everything: Any = _("All")

    def __init__(self, request: HttpRequest, *args: Any) -> None:
        self.user = request.user
        super().__init__(request, *args)

    def has_output(self) -> bool:
        return True

    def options(self) -> Choices:
        return [("", self.everything), *((str(value), words) for value, words in self.lookup_choices)]


class StandingFilter(Narrowing):
    title = _("state")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return list(Standing.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article] | None:
        value = self.value() or ""
        return standing(queryset, Standing(value)) if value in Standing.values else None


class SectionFilter(Narrowing):
    title = _("section")
    parameter_name = "section"
    everything = _("All sections")

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [(MINE, _("My sections")), *((str(each.pk), each.name) for each in sections().values())]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article] | None:
        value = self.value() or ""
        if value == MINE and isinstance(self.user, User):
            return queryset.filter(section__in=sections_of(self.user))
        return queryset.filter(section=int(value)) if value in dict(self.options()) and value.isdecimal() else None


class AuthorFilter(Narrowing):
    title = _("author")
    parameter_name = "author"
    everything = _("Everyone")

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        credited = Contribution.objects.filter(contributor=OuterRef("pk"), role__in=AUTHORS)
        authors = Contributor.objects.filter(Exists(credited)).values_list("pk", "name")
        return [(ME, _("Me")), *((str(pk), name) for pk, name in authors)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article] | None:
        value = self.value() or ""
        if value == ME and isinstance(self.user, User):
            return queryset.filter(own_text_of(self.user))
        if value not in dict(self.options()) or not value.isdecimal():
            return None
        written = Contribution.objects.filter(contributor=int(value), role__in=AUTHORS)
        return queryset.filter(pk__in=written.values("article"))


class LanguageFilter(Narrowing):
    title = _("language")
    parameter_name = "language"
    everything = _("Both")

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return list(Article.Language.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article] | None:
        return queryset.filter(language=self.value()) if self.value() in Article.Language.values else None


class YearFilter(Narrowing):
    """In place of Django's hierarchy of dates, which reads all articles to name their years: 1 s with 100,000."""

    title = _("year")
    parameter_name = "year"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        months = ListingMonth.objects.filter(list__kind=NewsList.Kind.DATED, n__gt=0)
        years = sorted({month.year for month in months.values_list("month", flat=True)}, reverse=True)
        return [*((str(year), str(year)) for year in years), ("unknown", _("unknown"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article] | None:
        if self.value() == "unknown":
            return queryset.filter(published_at=None)
        year = self.value() or ""
        if not YEAR.fullmatch(year):
            return None
        first, next_first = map(midnight, year_of(int(year)))
        return queryset.filter(published_at__gte=first, published_at__lt=next_first)


class CareFilter(Narrowing):
    title = _("needs care")
    parameter_name = "care"
    everything = _("All or none")

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [(concern.key, concern.words) for concern in CONCERNS]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article] | None:
        condition = next((each.holds() for each in CONCERNS if each.key == self.value()), Q())
        return queryset.filter(condition) if condition else None
