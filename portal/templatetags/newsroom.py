from typing import Any

from django import template
from js_asset import Media

from portal.accounts import second_factor

register = template.Library()


@register.filter
def scripts(media: Any) -> Any:
    """The scripts of a form without its styles, which lie in the first layer: css/newsroom/stock.css."""
    without = Media.from_media(media)
    without._css_lists = []
    return without


@register.filter
def readable_code(code: str) -> str:
    return second_factor.readable(code)


@register.filter
def dictitem(values: dict[str, Any], key: str) -> Any:
    return values.get(key)
