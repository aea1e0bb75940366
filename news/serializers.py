"""A story as data. What it says of other records is what its page says: as they were when it was published."""

import datetime
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import translation
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from news.models import Edition
from news.sections import Section
from portal.pictures.api import PictureSerializer, shown
from portal.texts.api import AddressField, PartialDateField, RecordSerializer
from portal.texts.dates import DatePrecision, PartialDate
from portal.texts.page import absolute


class LinkSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    url = AddressField(source="path")


class MentionSerializer(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(["official", "organization", "event"])
    uuid = serializers.UUIDField()
    name = serializers.CharField()
    url = AddressField(source="path")
    posts = serializers.ListField(child=serializers.CharField(), help_text="Held on the day of the story.")


class ArticleSerializer(serializers.Serializer[Edition]):
    """`views` are set on the edition by whoever reads it."""

    uuid = serializers.UUIDField()
    url = AddressField()
    language = serializers.CharField()
    headline = serializers.CharField()
    source = serializers.CharField(help_text="As PORTAL, before the lead.")  # type: ignore[assignment]
    lead = serializers.CharField()
    body = serializers.CharField(help_text="HTML; addresses in it are relative to this site.")
    lead_only = serializers.BooleanField(help_text="Nothing but the lead survives.")
    external_url = serializers.CharField(help_text="Where the story stands instead, if it does.")
    published_at = serializers.DateTimeField(allow_null=True)
    updated_at = serializers.DateTimeField(allow_null=True, help_text="Of the last correction.")
    event_on = PartialDateField(allow_null=True, help_text="As much of the day it tells of as is known.")
    views = serializers.IntegerField()
    cover = PictureSerializer(allow_null=True)
    section = LinkSerializer(allow_null=True)
    categories = LinkSerializer(many=True, help_text="The section, and what the story stands in besides.")
    keywords = LinkSerializer(many=True)
    mentions = MentionSerializer(many=True)

    def to_representation(self, edition: Edition) -> Any:
        return super().to_representation(told(edition))  # type: ignore[arg-type]


class KeywordSerializer(RecordSerializer):
    slug = serializers.CharField(help_text="As `topic` takes it.")


class CategorySerializer(serializers.Serializer[Section]):
    uuid = serializers.UUIDField()
    name = serializers.CharField()
    native_name = serializers.CharField()
    url = serializers.SerializerMethodField()
    path = serializers.CharField(help_text="As `category` takes it.")
    description = serializers.CharField()
    parent = serializers.SerializerMethodField()  # type: ignore[assignment]

    @extend_schema_field(OpenApiTypes.URI)
    def get_url(self, section: Section) -> str:
        return absolute(reverse("category", args=[section.path]))

    def get_parent(self, section: Section) -> UUID | None:
        return section.above[-1].uuid if section.above else None


def told(edition: Edition) -> dict[str, Any]:
    section = edition.relations["section"][-1:]
    # What the API calls otherwise than the edition does.
    return vars(edition) | {
        "uuid": edition.article_uuid,
        "url": edition.path,
        "body": edition.body_html,
        "updated_at": edition.modified_at,
        "event_on": event_date(edition.event_on, edition.event_label, edition.language),
        "cover": shown(edition.cover) if edition.cover else None,
        "section": section[0] if section else None,
        "categories": list({link["path"]: link for link in section + edition.relations["categories"]}.values()),
        "keywords": edition.relations["keywords"],
        "mentions": list(mentions(edition.relations)),
    }


def mentions(relations: dict[str, Any]) -> Iterator[dict[str, Any]]:
    kinds = {"official": "people", "organization": "organizations", "event": "events"}
    for kind, place in kinds.items():
        yield from ({"posts": [], **record, "kind": kind} for record in relations[place])


def event_date(day: datetime.date | None, label: str, language: str) -> PartialDate | None:
    """An edition keeps the first day of what is known, and in words how much of it that is."""
    if day is None:
        return None
    with translation.override(language):
        known = (PartialDate(day, precision) for precision in DatePrecision)
        return next((date for date in known if date.label() == label), PartialDate(day, DatePrecision.YEAR))
