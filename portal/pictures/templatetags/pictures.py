from typing import Any

from django import template

from portal.pictures import markup
from portal.pictures.markup import PictureData

register = template.Library()


@register.inclusion_tag("pictures/_picture.html")
def picture(
    data: PictureData | None,
    sizes: str,
    shape: str = "card",
    priority: bool = False,
    alt: str | None = None,
    up_to: int = 1280,
) -> dict[str, Any]:
    """Nothing where there is no picture. `priority` is for the one picture that is seen first; `up_to` ends the
    list of widths, in pixels, where the place is small; `alt=""` says that the text beside it says the same."""
    if not data:
        return {}
    return {
        "picture": markup.markup(data, shape, up_to),
        "sizes": sizes,
        "priority": priority,
        "alt": data["alt"] if alt is None else alt,
    }
