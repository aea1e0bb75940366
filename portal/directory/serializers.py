"""People, organizations and posts as data, each with what is known of it for the day that is asked for."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from portal.directory.bodies import Body
from portal.directory.models import Appointment, Official, Organization
from portal.directory.tenure import Answer, Tenure
from portal.pictures.api import PictureSerializer, shown
from portal.texts.api import AddressField, PartialDateField, RecordSerializer

ANSWERS = [answer.name.lower() for answer in Answer]


@extend_schema_field(serializers.ChoiceField(ANSWERS))
class AnswerField(serializers.Field):
    """Whether it was so on the day: recorded, not known, not yet (later), ended, or ended with its body (closed)."""

    def to_representation(self, tenure: Tenure) -> str:
        return tenure.answer(self.context["view"].asked.on).name.lower()


class HeldSerializer(serializers.Serializer[Appointment]):
    uuid = serializers.UUIDField()
    title = serializers.CharField()
    organization = RecordSerializer(source="post.organization")
    acting = serializers.BooleanField()
    started_on = PartialDateField(source="tenure.started", allow_null=True)
    ended_on = PartialDateField(source="tenure.ended", allow_null=True, help_text="The first day without it.")
    first_recorded_on = serializers.DateField(source="first_on", allow_null=True, help_text="By a public story.")
    last_recorded_on = serializers.DateField(source="last_on", allow_null=True, help_text="By a public story.")
    closed_on = PartialDateField(source="tenure.closed", allow_null=True, help_text="The end of the organization.")
    source = serializers.CharField()  # type: ignore[assignment]
    source_url = serializers.CharField()
    answer = AnswerField(source="tenure")


class AppointmentSerializer(HeldSerializer):
    official = RecordSerializer()


class OfficialSerializer(RecordSerializer):
    slug = serializers.CharField()
    native_name = serializers.CharField()
    honorific = serializers.CharField()
    summary = serializers.CharField(help_text="HTML.")
    portrait = serializers.SerializerMethodField()
    appointments = HeldSerializer(source="public_appointments", many=True)

    @extend_schema_field(PictureSerializer(allow_null=True))
    def get_portrait(self, official: Official) -> Any:
        return (
            PictureSerializer(shown(official.portrait.as_data(alt=official.name))).data if official.portrait else None
        )


class ContactSerializer(serializers.Serializer[Organization]):
    street_address = serializers.CharField()
    telephone = serializers.CharField()
    email = serializers.CharField()
    website = serializers.CharField()


class OrganizationSerializer(serializers.Serializer[Body]):
    uuid = serializers.UUIDField(source="organization.uuid")
    slug = serializers.CharField(source="organization.slug")
    name = serializers.CharField(source="organization.name")
    native_name = serializers.CharField(source="organization.native_name")
    url = AddressField(source="organization.get_absolute_url")
    kind = serializers.CharField(source="organization.kind")
    parent = RecordSerializer(source="organization.parent", allow_null=True)
    started_on = PartialDateField(source="tenure.started", allow_null=True)
    ended_on = PartialDateField(source="tenure.ended", allow_null=True, help_text="The first day without it.")
    first_recorded_on = serializers.DateField(source="tenure.first", allow_null=True, help_text="By a public story.")
    last_recorded_on = serializers.DateField(source="tenure.last", allow_null=True, help_text="By a public story.")
    answer = AnswerField(source="tenure")
    successors = serializers.SerializerMethodField()
    summary = serializers.CharField(source="organization.summary", help_text="HTML.")
    contact = serializers.SerializerMethodField()

    @extend_schema_field(RecordSerializer(many=True))
    def get_successors(self, body: Body) -> Any:
        """Who carries on its work, passing over those that ended in turn."""
        return RecordSerializer(self.context["view"].succession.heirs(body.organization), many=True).data

    @extend_schema_field(ContactSerializer(allow_null=True))
    def get_contact(self, body: Body) -> Any:
        """Nobody answers for what has ended."""
        return ContactSerializer(body.organization).data if body.organization.is_standing() else None
