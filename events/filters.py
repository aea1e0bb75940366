"""Narrowing events; the same for the page and the API. What cannot be read narrows nothing."""

from functools import cached_property
from typing import Any

import django_filters
from django.core.validators import RegexValidator, validate_slug
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from events.models import Event, Organizer, Participant
from events.querysets import EventQuerySet

PERIOD = r"\A(?:upcoming|past|[1-9][0-9]{3})\Z"


def by_slug(**options: Any) -> django_filters.CharFilter:
    return django_filters.CharFilter(max_length=100, validators=[validate_slug], **options)


class EventFilter(django_filters.FilterSet):
    period = django_filters.CharFilter(method="in_period", label=_("Period"), validators=[RegexValidator(PERIOD)])
    kind = django_filters.ChoiceFilter(choices=Event.Kind.choices, label=_("Kind"))
    organization = by_slug(method="of_organization", label=_("Organization"))
    official = by_slug(method="of_official", label=_("Person"))
    venue = by_slug(field_name="venue__slug", label=_("Place"))
    series = by_slug(field_name="series__slug", label=_("Series"))

    class Meta:
        model = Event
        fields: list[str] = []

    @cached_property
    def chosen(self) -> dict[str, str]:
        """What narrows the list, as the address holds it."""
        self.form.full_clean()
        return {name: str(value) for name, value in self.form.cleaned_data.items() if value}

    @property
    def events(self) -> EventQuerySet:
        """Who asks for a place or a person finds parts of programs too; else they stand within their event."""
        return self.qs if self.chosen.keys() - {"period"} else self.qs.outermost()

    def in_period(self, events: Any, name: str, period: str) -> QuerySet[Event]:
        if period == "upcoming":
            return events.upcoming()
        if period == "past":
            return events.past()
        return events.filter(start_on__year=int(period))

    def of_organization(self, events: QuerySet[Event], name: str, slug: str) -> QuerySet[Event]:
        """Those it holds or takes part in."""
        held = Organizer.objects.filter(organization__slug=slug).values("event")
        attended = Participant.objects.filter(organization__slug=slug).values("event")
        return events.filter(Q(pk__in=held) | Q(pk__in=attended))

    def of_official(self, events: QuerySet[Event], name: str, slug: str) -> QuerySet[Event]:
        return events.filter(Exists(Participant.objects.filter(event=OuterRef("pk"), official__slug=slug)))
