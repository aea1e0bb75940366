"""Events as open data: those that readers may see, narrowed as on the page."""

from django.db.models import F, QuerySet
from rest_framework.viewsets import ReadOnlyModelViewSet

from events.filters import EventFilter
from events.models import Event
from events.serializers import EventSerializer

# The engines disagree on where a day that nobody knows stands.
NEWEST_FIRST = (F("start_on").desc(nulls_last=True), "-daytime", "-id")


class EventViewSet(ReadOnlyModelViewSet[Event]):
    """Newest first, those without a full date last; parts of programs stand in the list too."""

    serializer_class = EventSerializer
    filterset_class = EventFilter
    lookup_field = "uuid"

    def get_queryset(self) -> QuerySet[Event]:
        public = Event.objects.public().select_related("venue", "series", "parent")
        return public.with_people().defer("series__summary", "parent__summary").order_by(*NEWEST_FIRST)


events = EventViewSet.as_view({"get": "list"})
event = EventViewSet.as_view({"get": "retrieve"})
