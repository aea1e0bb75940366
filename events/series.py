"""What the page of a series shows: its rhythm, its place, who presides, all its dates."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, F, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.calendar import Link
from events.models import EventSeries, Participant, Venue
from events.querysets import EventQuerySet
from events.rules import rhythm
from events.wording import date
from portal.directory.models import Official, OrganizationName
from portal.directory.names import in_language

CHAIRS = 10
TEXT = CharField()

Rows = QuerySet[Any, tuple[str, str, str, str, int]]


@dataclass(frozen=True)
class Chairing:
    name: str
    path: str
    count: int


@dataclass(frozen=True)
class Spelling:
    """Another name of who holds it."""

    kind: str
    name: str


@dataclass(frozen=True)
class Occurrences:
    """`first` and `last` are days, or nothing where none is known."""

    number: int
    first: datetime.date | None
    last: datetime.date | None
    place: Link | None
    chairs: list[Chairing]
    rhythm: str
    spellings: list[Spelling]

    @property
    def recorded(self) -> SafeString:
        """ "4 recorded, January 15, 2024 to April 8, 2024"."""
        number = ngettext("%(n)d recorded", "%(n)d recorded", self.number) % {"n": self.number}
        if not self.first or not self.last:
            return format_html("{}", number)
        if self.first == self.last:
            return format_html("{}, {}", number, date(self.first))
        return format_html(
            _("{number}, {first} to {last}"), number=number, first=date(self.first), last=date(self.last)
        )


def occurrences(series: EventSeries) -> Occurrences:
    """Of a series read `to_show()`. One query."""
    events = series.events.public()
    found = list(places(events).union(chairs(events), spellings(series), all=True))
    held_at = [(n, name, value) for what, value, name, _native_name, n in found if what == "place"]
    chaired_by = [
        Chairing(in_language(name, native_name), reverse("official", args=[value]), n)
        for what, value, name, native_name, n in found
        if what == "chair"
    ]
    return Occurrences(
        number=series.number,
        first=series.first_on,
        last=series.last_on,
        place=next((link(name, slug) for n, name, slug in held_at if n * 2 > series.number), None),
        chairs=sorted(chaired_by, key=lambda each: (-each.count, each.name))[:CHAIRS],
        rhythm=rhythm(series.newest_rule or ""),
        spellings=[Spelling(kind, name) for what, kind, name, *_ in sorted(found) if what == "spelling"],
    )


def link(name: str, slug: str) -> Link:
    """To all that is held there."""
    return Link(name, f"{reverse('events')}?{urlencode({'venue': slug})}")


def places(events: EventQuerySet) -> Rows:
    """Where they are held, and how often."""
    return counted(Venue.objects.filter(events__in=events), "place", Value(""), Count("events"))


def chairs(events: EventQuerySet) -> Rows:
    """Who presided, and how often."""
    presiding = {"participations__event__in": events, "participations__role": Participant.Role.CHAIR}
    return counted(Official.objects.filter(**presiding), "chair", F("native_name"), Count("participations"))


def spellings(series: EventSeries) -> Rows:
    names = OrganizationName.objects.filter(organization=series.organizer_id)
    return counted(names, "spelling", Value(""), Value(0), "kind")


def counted(rows: QuerySet[Any], what: str, native_name: Any, number: Any, value: str = "slug") -> Rows:
    fields = {"what": Value(what, TEXT), "native": Cast(native_name, TEXT), "n": number}
    return rows.order_by().annotate(**fields).values_list("what", value, "name", "native", "n")
