"""The register as open data: on any day the same answers that its pages give."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet, prefetch_related_objects
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet, ReadOnlyModelViewSet

from portal.directory.bodies import Body, attested_days, known_by, tenure_of
from portal.directory.days import AskedDay, asked_day
from portal.directory.filters import AppointmentFilter, OfficialFilter, OrganizationFilter
from portal.directory.models import Appointment, Official, Organization
from portal.directory.parents import place
from portal.directory.serializers import AppointmentSerializer, OfficialSerializer, OrganizationSerializer
from portal.directory.succession import Succession, succession

ON = OpenApiParameter("on", description="A day, a month or a year: 2023-09-08, 2023-09 or 2023. Today without it.")


class OnADay(GenericViewSet[Any]):
    """What is asked for a day. It is read first, so that none that cannot be read passes unnoticed."""

    lookup_field = "uuid"
    asked: AskedDay

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        self.asked = asked_day(request)
        if self.asked.refusal:
            raise ValidationError({"on": self.asked.refusal})


@extend_schema(parameters=[ON])
class OfficialViewSet(OnADay, ReadOnlyModelViewSet[Official]):
    """People, by name, each with all posts that a record or a public story attests."""

    serializer_class = OfficialSerializer
    filterset_class = OfficialFilter

    def get_queryset(self) -> QuerySet[Official]:
        return Official.objects.select_related("portrait").with_posts().order_by("name", "pk")


@extend_schema(parameters=[ON])
class AppointmentViewSet(OnADay, ReadOnlyModelViewSet[Appointment]):
    """Who held which post, in order of protocol."""

    serializer_class = AppointmentSerializer
    filterset_class = AppointmentFilter

    def get_queryset(self) -> QuerySet[Appointment]:
        rows = Appointment.objects.public().with_days().by_protocol()
        return rows.select_related("official", "post__organization").defer("official__summary")


@extend_schema(parameters=[ON])
class OrganizationViewSet(OnADay):
    """Organizations in order of protocol, but for those that a record says began after the day."""

    queryset = Organization.objects.select_related("parent").defer("parent__summary")
    serializer_class = OrganizationSerializer
    filterset_class = OrganizationFilter
    succession: Succession

    def list(self, request: Request) -> Response:
        bodies = known_by(self.asked)
        if OrganizationFilter(request.query_params).form.data.get("name"):
            named = set(self.filter_queryset(self.get_queryset()).values_list("pk", flat=True))
            bodies = {pk: body for pk, body in bodies.items() if pk in named}
        page = self.paginate_queryset(list(bodies.values())) or []
        whole = self.get_queryset().in_bulk([body.organization.pk for body in page])
        prefetch_related_objects(place(whole.values(), self.asked.on), "parent")
        return self.get_paginated_response(
            self.data([Body(whole[body.organization.pk], body.tenure) for body in page], many=True)
        )

    def retrieve(self, request: Request, uuid: UUID) -> Response:
        found = get_object_or_404(self.get_queryset(), uuid=uuid)
        place([found], self.asked.on)
        return Response(self.data(Body(found, tenure_of(found, attested_days()))))

    def data(self, bodies: Any, many: bool = False) -> Any:
        self.succession = succession()
        return self.get_serializer(bodies, many=many).data


officials = OfficialViewSet.as_view({"get": "list"})
official = OfficialViewSet.as_view({"get": "retrieve"})
appointments = AppointmentViewSet.as_view({"get": "list"})
appointment = AppointmentViewSet.as_view({"get": "retrieve"})
organizations = OrganizationViewSet.as_view({"get": "list"})
organization = OrganizationViewSet.as_view({"get": "retrieve"})
