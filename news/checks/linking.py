"""Checks of what a story leads to: people and places, and pages of this site."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.translation import gettext as _

from events.models import Event
from news import reading
from news.checks.findings import Finding
from news.models import Category, Edition, Keyword
from news.stories import Story
from portal.addresses.models import Address
from portal.directory.models import Official, Organization

# Paths of this site: whether another one stands is not asked while somebody writes.
LINK = re.compile(r'<a [^>]*href="(/[^"]*)"')
# Routes of records that are found by their slug.
RECORDS = {"official": Official, "organization": Organization, "event": Event, "keyword": Keyword}
STORIES = {"article", "article_undated"}


def people(story: Story) -> Iterator[Finding]:
    if not story.mentions:
        yield Finding(_("No person, organization or event is linked"), "id_who")


def links(story: Story) -> Iterator[Finding]:
    for address in dict.fromkeys(LINK.findall(story.article.body)):
        path = urlsplit(unescape(address)).path
        if not leads_somewhere(path):
            yield Finding(_("This link leads nowhere: %(path)s") % {"path": path[:100]}, "id_body")


def leads_somewhere(path: str) -> bool:
    """Whether readers get a page there, now or by a redirect from where it was."""
    language = translation.get_language_from_path(path) or settings.LANGUAGE_CODE
    with translation.override(language):  # what lies below /vi/ resolves in Vietnamese only
        try:
            match = resolve(path)
        except Resolver404:
            return False
    if match.url_name in STORIES:
        return Edition.objects.public().filter(path=path).exists() or reading.moved_to(path) is not None
    if match.url_name in RECORDS:
        found = RECORDS[match.url_name].objects.filter(slug=match.kwargs["slug"])  # type: ignore[attr-defined]
        return found.exists() or was_claimed(path)
    if match.url_name == "category":
        return Category.objects.filter(path=match.kwargs["path"]).exists() or was_claimed(path)
    return True  # no record behind it


def was_claimed(path: str) -> bool:
    return Address.objects.filter(path=path).exists()
