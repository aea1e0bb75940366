"""What a page keeps of a picture, and the HTML it becomes. An edition holds the data: reading it asks no database."""

from dataclasses import dataclass
from typing import TypedDict

from django.conf import settings

from portal.pictures import renditions
from portal.pictures.renditions import Size


class PictureData(TypedDict):
    uuid: str
    # Of the original, in pixels.
    width: int
    height: int
    # By shape: a later list of widths may not hold for what was made before.
    widths: dict[str, list[int]]
    alt: str
    caption: str
    credit: str


@dataclass(frozen=True)
class Markup:
    src: str
    avif: str
    webp: str
    size: Size


@dataclass(frozen=True)
class SocialPicture:
    address: str
    size: Size
    alt: str


def address(uuid: str, name: str) -> str:
    return f"{settings.MEDIA_URL}pictures/{uuid}/{name}"


def markup(data: PictureData, shape: str, up_to: int) -> Markup:
    """Its widest rendition gives width and height, which keep the place until the picture comes."""
    widths = [width for width in data["widths"][shape] if width <= up_to] or data["widths"][shape][:1]
    return Markup(
        src=address(data["uuid"], f"{shape}-{widths[min(1, len(widths) - 1)]}.webp"),  # for what reads no srcset
        avif=srcset(data["uuid"], shape, widths, "avif"),
        webp=srcset(data["uuid"], shape, widths, "webp"),
        size=renditions.rendered_size(shape, widths[-1], data["width"], data["height"]),
    )


def srcset(uuid: str, shape: str, widths: list[int], extension: str) -> str:
    return ", ".join(f"{address(uuid, f'{shape}-{width}.{extension}')} {width}w" for width in widths)


def social(data: PictureData) -> SocialPicture:
    """For og:image. Its size is 1200x675 unless the original is narrower."""
    size = renditions.social_size(data["width"], data["height"])
    return SocialPicture(address(data["uuid"], renditions.SOCIAL), size, data["alt"] or data["caption"])
