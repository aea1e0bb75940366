"""Everything about one picture that stands beside the library: what it is, how it is cut, where it is used."""

from dataclasses import dataclass
from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest

from portal.pictures import renditions
from portal.pictures.forms import PictureForm, ReplacementForm
from portal.pictures.models import Picture
from portal.pictures.uses import Uses, uses_of

CUT_HEIGHT = 88
# How wide the cuts are that a place asks for, by their height.
RATIOS = (("16:9", 16 / 9), ("3:2", 3 / 2), ("1:1", 1.0))


@dataclass(frozen=True)
class Cut:
    """As an SVG's view of the picture: x, y, width, height."""

    name: str
    ratio: float
    box: str

    @property
    def width(self) -> int:
        """On the page, beside others of one height."""
        return round(CUT_HEIGHT * self.ratio)

    @property
    def exact(self) -> str:
        """For a script: a point in any language."""
        return f"{self.ratio:.5f}"


@dataclass(frozen=True)
class Sheet:
    picture: Picture
    uses: Uses
    may_remove: bool
    bytes: int

    @property
    def across(self) -> int:
        return round(self.picture.focal_x * 100)

    @property
    def down(self) -> int:
        return round(self.picture.focal_y * 100)

    @property
    def cuts(self) -> list[Cut]:
        return [Cut(name, ratio, box(self.picture, ratio)) for name, ratio in RATIOS]

    @property
    def sizes(self) -> int:
        """Renditions that are ready."""
        names = renditions.names(self.picture.width, self.picture.height)
        return len(names - renditions.missing(self.picture.folder, self.picture.width, self.picture.height))

    def context(self, may_change: bool) -> dict[str, Any]:
        return {
            "picture": self.picture,
            "picture_form": PictureForm(instance=self.picture) if may_change else None,
            "replacement": ReplacementForm(),
        }


def sheet_of(asked: str, request: HttpRequest, site: AdminSite) -> Sheet | None:
    """For a number of a picture; nothing for anything else."""
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 10):
        return None
    picture = Picture.objects.with_is_shown().select_related("created_by").filter(pk=int(asked)).first()
    if picture is None:
        return None
    may_remove = request.user.has_perm("pictures.delete_picture") and Picture.objects.unused().filter(pk=picture.pk)
    return Sheet(picture, uses_of(picture, request, site), bool(may_remove), size_of(picture))


def size_of(picture: Picture) -> int:
    """0 where the disk has lost it."""
    try:
        return picture.original.size
    except (OSError, ValueError):
        return 0


def box(picture: Picture, ratio: float) -> str:
    """The largest of that ratio around the focal point, as renditions are cut."""
    width = min(picture.width, picture.height * ratio)
    height = width / ratio
    left = min(max(picture.focal_x * picture.width - width / 2, 0), picture.width - width)
    top = min(max(picture.focal_y * picture.height - height / 2, 0), picture.height - height)
    return f"{left:.0f} {top:.0f} {width:.0f} {height:.0f}"
