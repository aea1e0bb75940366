"""What events can be narrowed to: never a choice that gives nothing."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import CharField, Count, F, QuerySet, Value

from events.models import Event
from portal.caching.boundaries import next_boundary
from portal.caching.memo import by_version
from portal.directory.names import in_language

# Of each kind, those with most events: a form with more would be a page by itself.
MOST = 100
TEXT = CharField()
# The parameter of the address, then the fields with its value, with the name and with the Vietnamese name.
SOURCES = (
    ("kind", "kind", "", ""),
    ("series", "series__slug", "series__name", ""),
    ("venue", "venue__slug", "venue__name", ""),
    ("organization", "organizers__slug", "organizers__name", "organizers__native_name"),
    (
        "organization",
        "participants__organization__slug",
        "participants__organization__name",
        "participants__organization__native_name",
    ),
    (
        "official",
        "participants__official__slug",
        "participants__official__name",
        "participants__official__native_name",
    ),
)


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    number: int


@dataclass(frozen=True)
class Choices:
    """`months` are the first days of those in which events begin."""

    months: Sequence[datetime.date]
    of: Mapping[str, Sequence[Choice]]

    @property
    def years(self) -> list[str]:
        return [str(year) for year in sorted({month.year for month in self.months}, reverse=True)]


@by_version(until=next_boundary)
def choices(language: str) -> Choices:
    """With names in the language, which is that of the page. Two queries, once for each content version."""
    months = Event.objects.public().exclude(start_precision="year").dates("start_on", "month")
    found: dict[str, dict[str, Choice]] = {name: {} for name, *_ in SOURCES}
    first, *others = (counted(*source) for source in SOURCES)
    for name, value, label, native_name, number in first.union(*others, all=True):
        former = found[name].get(value)
        label = in_language(label, native_name) or str(Event.Kind(value).label)
        found[name][value] = Choice(value, label, number + (former.number if former else 0))
    return Choices(list(months), {name: most(rows.values()) for name, rows in found.items()})


def counted(name: str, value: str, label: str, native_name: str) -> QuerySet[Event, tuple[str, str, str, str, int]]:
    """Rows of name, value, label, native name, number of events, each of which names a value at most once."""
    events = Event.objects.public().filter(**{f"{value}__isnull": False}).order_by()
    fields = {"filter_name": Value(name, TEXT), "value": F(value), "text": or_nothing(label)}
    named = events.annotate(**fields, native_text=or_nothing(native_name))
    return named.values_list(*fields, "native_text").annotate(n=Count("id"))


def or_nothing(field: str) -> F | Value:
    return F(field) if field else Value("", TEXT)


def most(found: Iterable[Choice]) -> list[Choice]:
    """Those with most events, in the order of their names."""
    ranked = sorted(found, key=lambda choice: (-choice.number, choice.label))
    return sorted(ranked[:MOST], key=lambda choice: choice.label)
