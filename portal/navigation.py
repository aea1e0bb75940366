"""What stands around every public page: its sections above, the site map below, both without a query."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext, gettext_noop

from news.sections import sections
from portal.site_map import FIRST, LAST, SITE_MAP, Link

# The tagline of .env.example, named here so that it has a translation; a newsroom's own stands as it is.
gettext_noop("Provincial news portal, English edition")


def site(request: HttpRequest) -> dict[str, Any]:
    """Context of every page; what is callable is asked by the readers' base template only."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    return {
        "site_name": settings.SITE_NAME,
        "site_tagline": gettext(settings.SITE_TAGLINE),
        "root": root(language),
        "navigation": partial(navigation, request.path, language),
        "site_map": partial(site_map, language),
    }


def navigation(path: str, language: str) -> tuple[Link, ...]:
    before, after = fixed_links(language)
    return marked((*before, *categories(language), *after), path)


def fixed_navigation(path: str, language: str) -> tuple[Link, ...]:
    """The sections that are known without the database, for pages that must stand when it does not."""
    before, after = fixed_links(language)
    return marked((*before, *after), path)


def marked(links: tuple[Link, ...], path: str) -> tuple[Link, ...]:
    """Marks one link: that of this page, else the deepest section that this page lies in."""
    front, *sections = (link.path for link in links)
    around = [section for section in sections if path.startswith(section)]
    here = front if path == front else max(around, key=len, default="")
    current = "page" if here == path else "true"
    return tuple(replace(link, current=current) if link.path == here else link for link in links)


def categories(language: str) -> tuple[Link, ...]:
    """The categories that the newsroom put into the navigation."""
    shown = [section for section in sections().values() if section.in_navigation]
    return tuple(Link(section.label(language), f"{root(language)}/news/{section.path}/") for section in shown)


@lru_cache
def fixed_links(language: str) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    return in_language(FIRST, language), in_language(LAST, language)


@lru_cache
def site_map(language: str) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    with translation.override(language):
        return tuple((str(heading), in_language(links, language)) for heading, *links in SITE_MAP)


def in_language(links: Iterable[Link], language: str) -> tuple[Link, ...]:
    with translation.override(language):
        return tuple(Link(str(link.name), root(language) + link.path) for link in links)


def root(language: str) -> str:
    """What stands before every path of this language."""
    return "" if language == settings.LANGUAGE_CODE else f"/{language}"
