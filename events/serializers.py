"""An event as data: no more of its date than is recorded, and who took part with the post held that day."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from events.models import Event, Organizer, Participant, Venue
from portal.texts.api import AddressField, PartialDateField, RecordSerializer


class VenueSerializer(serializers.Serializer[Venue]):
    name = serializers.CharField()
    slug = serializers.CharField(help_text="As `venue` takes it.")
    street_address = serializers.CharField()
    locality = serializers.CharField()


class OrganizerSerializer(serializers.Serializer[Organizer]):
    uuid = serializers.UUIDField(source="organization.uuid")
    name = serializers.CharField(source="organization.name")
    url = AddressField(source="organization.get_absolute_url")


class ParticipantSerializer(serializers.Serializer[Participant]):
    """Either an official or an organization."""

    official = RecordSerializer(allow_null=True)
    organization = RecordSerializer(allow_null=True)
    post = serializers.CharField(source="appointment.label", default="", help_text="Held that day.")
    role = serializers.ChoiceField(Participant.Role.values)
    delegation = RecordSerializer(allow_null=True)
    heads_delegation = serializers.BooleanField()


class EventSerializer(RecordSerializer):
    slug = serializers.CharField()
    native_name = serializers.CharField()
    kind = serializers.ChoiceField(Event.Kind.values)
    status = serializers.ChoiceField(Event.Status.values, help_text="Postponed: without a new day.")
    status_reason = serializers.CharField()
    start_on = PartialDateField(source="date", allow_null=True)
    start_time = serializers.TimeField(allow_null=True)
    part_of_day = serializers.CharField(help_text="Where the hour is not recorded.")
    end_on = serializers.DateField(allow_null=True)
    end_time = serializers.TimeField(allow_null=True)
    month_day = serializers.CharField(help_text="MM-DD of an event whose year nobody knows.")
    previous_start_on = serializers.DateField(allow_null=True, help_text="The day on which it was to be.")
    venue = VenueSerializer(allow_null=True)
    organizers = OrganizerSerializer(source="organizer_rows.all", many=True)
    participants = ParticipantSerializer(source="participants.all", many=True)
    series = RecordSerializer(allow_null=True)
    parent = serializers.SerializerMethodField()  # type: ignore[assignment]
    summary = serializers.CharField(help_text="HTML.")
    registration_url = serializers.CharField()
    updated_at = serializers.DateTimeField(source="changed_at")

    @extend_schema_field(RecordSerializer(allow_null=True))
    def get_parent(self, event: Event) -> Any:
        """The event in whose program it stands, once readers may know of that one."""
        return RecordSerializer(event.parent).data if event.parent and event.parent.is_public() else None
