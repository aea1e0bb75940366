"""The ways through the newsroom that stand on each of its pages."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Room:
    """`current` is what aria-current says: "page" for this page, "true" for the room it lies in."""

    name: Any
    path: str
    current: str = ""


# What leads there is shown to who may look at it.
ROOMS = (
    (_("Articles"), "news.view_article", "admin:news_article_changelist"),
    (_("Pictures"), "pictures.view_picture", "admin:pictures_picture_changelist"),
    (_("Officials"), "directory.view_official", "admin:directory_official_changelist"),
    (_("Organizations"), "directory.view_organization", "admin:directory_organization_changelist"),
    (_("Register"), "directory.change_organization", "register_care"),
    (_("Events"), "events.view_event", "admin:events_event_changelist"),
    (_("Royalties"), "news.see_royalties", "admin:news_ledgermonth_changelist"),
    (_("Importer’s marks"), "imports.view_importmark", "admin:imports_importmark_changelist"),
)


def rooms_of(request: HttpRequest, is_in: bool) -> list[Room]:
    """Nothing for who is not in."""
    if not is_in:
        return []
    user = request.user
    desk = reverse("admin:index")
    rooms = [Room(_("Desk"), desk, "page" if request.path == desk else "")]
    for name, permission, address in ROOMS:
        if user.has_perm(permission):
            path = reverse(address)
            rooms.append(Room(name, path, current(path, request.path)))
    return rooms


def current(room: str, path: str) -> str:
    if path == room:
        return "page"
    return "true" if path.startswith(room) else ""
