"""Atom (RFC 4287) of any shelf of stories."""

import datetime
from typing import Any
from uuid import uuid5

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from news.front import newest_of
from news.models import Edition
from news.models.listings import NOTHING
from news.shelves import Shelf
from portal.texts.page import absolute
from portal.texts.xml import within_xml

ENTRIES = 30
# Of a feed without entries: its moment must not be that of the request, or it would seem to change each time.
NEVER = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


class Atom(Atom1Feed):
    """Addresses come from the site's own origin, never from the request."""

    def __init__(self, title: str, link: str, description: str | None, **kwargs: Any) -> None:
        kwargs["feed_url"] = absolute(kwargs["path"])
        super().__init__(title, absolute(kwargs["page"]), description, **kwargs)

    def latest_post_date(self) -> datetime.datetime:
        return super().latest_post_date() if self.items else NEVER


class ShelfFeed(Feed):
    feed_type = Atom
    author_name = settings.SITE_NAME

    def get_object(self, request: HttpRequest, shelf: Shelf) -> Shelf:
        return shelf

    def title(self, shelf: Shelf) -> str:
        return within_xml(f"{shelf.title} | {settings.SITE_NAME}")

    def link(self, shelf: Shelf) -> str:
        return shelf.path

    def subtitle(self, shelf: Shelf) -> str:
        return within_xml(shelf.description)

    def feed_guid(self, shelf: Shelf) -> str:
        """Of a record, which may get another address, its own."""
        if shelf.key.record == NOTHING:
            return absolute(shelf.path)
        return uuid5(shelf.key.record, f"{shelf.key.kind} {shelf.key.language}").urn

    def feed_extra_kwargs(self, shelf: Shelf) -> dict[str, Any]:
        return {"path": shelf.feed_path, "page": shelf.path}

    def items(self, shelf: Shelf) -> list[Edition]:
        return newest_of(shelf.key, ENTRIES, timezone.now())

    def item_title(self, edition: Edition) -> str:
        return within_xml(edition.headline)

    def item_description(self, edition: Edition) -> str:
        """As HTML, which Atom says that it is."""
        return escape(within_xml(f"{edition.source} – {edition.lead}" if edition.source else edition.lead))

    def item_link(self, edition: Edition) -> str:
        return absolute(edition.external_url or edition.path)

    def item_guid(self, edition: Edition) -> str:
        return edition.article_uuid.urn

    def item_pubdate(self, edition: Edition) -> datetime.datetime | None:
        return edition.published_at

    def item_updateddate(self, edition: Edition) -> datetime.datetime:
        """Atom wants one for each entry: for an undated story, since when it is read here."""
        return edition.modified_at or edition.published_at or edition.public_from
