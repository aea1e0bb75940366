import json
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from portal.texts.page import Page

register = template.Library()

# Within a script element only these can end it or break older parsers; JSON allows all of them as escapes.
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@register.simple_tag
def jsonld(page: Page) -> SafeString:
    """The page's JSON-LD, one script element each; data can neither end the element nor begin another."""
    return mark_safe("\n".join(as_script(data) for data in page.data()))


def as_script(data: dict[str, object]) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str)
    return f'<script type="application/ld+json">{text.translate(ESCAPES)}</script>'


@register.simple_tag
def fixed(template_name: str, **inputs: Any) -> str:
    """Includes what many pages have alike: rendered once for the same inputs, all of which must be hashable.

    The partial may depend on nothing else but the language. Rendering a foot of 16 links anew costs more
    than reading the story above it.
    """
    render = rendered.__wrapped__ if settings.DEBUG else rendered  # who develops sees a change at once
    return render(template_name, translation.get_language(), **inputs)


@lru_cache(maxsize=256)
def rendered(template_name: str, language: str | None, **inputs: Any) -> SafeString:
    return render_to_string(template_name, inputs)
