"""Answers for machines, which are the same for everybody: feeds, sitemaps, data."""

from collections.abc import Callable
from typing import Any

from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page

View = Callable[..., Any]


def shared(view: View) -> View:
    """The page cache and any other may keep the answer, and ask each time, by its ETag, whether it still holds.

    No `Last-Modified` stands in for the tag: a story that was withdrawn leaves the newest date as it was.
    """
    return cache_control(public=True, no_cache=True)(conditional_page(view))
