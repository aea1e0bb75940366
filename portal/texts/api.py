"""What answers of the API have in common, whatever they tell of."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from portal.texts.dates import PartialDate
from portal.texts.page import absolute

PARTIAL = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$", "example": "2023-09"}


@extend_schema_field(OpenApiTypes.URI)
class AddressField(serializers.Field):
    """An address in full, of a path of this site."""

    def to_representation(self, value: str) -> str:
        return absolute(value)


@extend_schema_field(PARTIAL)
class PartialDateField(serializers.Field):
    """As much of a date as is known: 2023-09-08, 2023-09 or 2023."""

    def to_representation(self, value: PartialDate) -> str:
        return value.isoformat()


class RecordSerializer(serializers.Serializer[Any]):
    """A record by its name: more of it lies in the list of its kind."""

    uuid = serializers.UUIDField()
    name = serializers.CharField()
    url = AddressField(source="get_absolute_url")
