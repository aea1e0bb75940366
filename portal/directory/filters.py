"""Narrowing the register, for programs: names as the pages take them, other records by their slugs."""

import django_filters
from django.db.models import Exists, OuterRef, QuerySet

from portal.directory.models import Appointment, Official, Organization


class OfficialFilter(django_filters.FilterSet):
    name = django_filters.CharFilter(method="named", label="Words of a name", max_length=100)
    organization = django_filters.CharFilter(method="with_post_in", label="Slug of an organization", max_length=100)

    class Meta:
        model = Official
        fields: list[str] = []

    def named(self, officials: QuerySet[Official], name: str, words: str) -> QuerySet[Official]:
        return officials.named(words)  # type: ignore[attr-defined]

    def with_post_in(self, officials: QuerySet[Official], name: str, slug: str) -> QuerySet[Official]:
        held = Appointment.objects.public().filter(official=OuterRef("pk"), post__organization__slug=slug)
        return officials.filter(Exists(held))


class OrganizationFilter(django_filters.FilterSet):
    name = django_filters.CharFilter(method="named", label="Words of a name", max_length=100)

    class Meta:
        model = Organization
        fields: list[str] = []

    def named(self, organizations: QuerySet[Organization], name: str, words: str) -> QuerySet[Organization]:
        return organizations.named(words)  # type: ignore[attr-defined]


class AppointmentFilter(django_filters.FilterSet):
    official = django_filters.CharFilter("official__slug", label="Slug of an official", max_length=100)
    organization = django_filters.CharFilter(
        "post__organization__slug", label="Slug of an organization", max_length=100
    )

    class Meta:
        model = Appointment
        fields: list[str] = []
