"""A picture as data."""

from typing import TypedDict

from rest_framework import serializers

from portal.pictures import renditions
from portal.pictures.markup import PictureData, address
from portal.texts.api import AddressField


class Shown(TypedDict):
    path: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str


class PictureSerializer(serializers.Serializer[Shown]):
    url = AddressField(source="path")
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    alt = serializers.CharField()
    caption = serializers.CharField()
    credit = serializers.CharField()


def shown(data: PictureData) -> Shown:
    """In its own ratio, in the widest size there is."""
    width = max(data["widths"]["full"])
    size = renditions.rendered_size("full", width, data["width"], data["height"])
    return Shown(
        path=address(data["uuid"], f"full-{width}.webp"),
        width=size.width,
        height=size.height,
        alt=data["alt"],
        caption=data["caption"],
        credit=data["credit"],
    )
