"""Addresses of records, remembered: making one anew costs more than all else that a link takes."""

from functools import lru_cache

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language


def path_to(route: str, *arguments: str) -> str:
    """As `reverse`, in the language of the page."""
    return path_in(settings.ROOT_URLCONF, get_language(), route, arguments)


@lru_cache(maxsize=10_000)
# Site map and language are no arguments of `reverse`, but it answers by them: so they tell answers apart.
def path_in(site_map: str, language: str | None, route: str, arguments: tuple[str, ...]) -> str:
    return reverse(route, args=arguments)
