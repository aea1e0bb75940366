"""The fixed links of the bar and of the foot of every page."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Link:
    """`current` is what aria-current says: "page" for this page, "true" for the section it lies in."""

    name: Any
    path: str
    current: str = ""


# Paths as in English: `navigation.in_language` puts the root of the other language before them.
FIRST = (Link(_("Home"), "/"), Link(_("News"), "/news/"))
LAST = (
    Link(_("Leadership"), "/officials/"),
    Link(_("Organizations"), "/organizations/"),
    Link(_("Events"), "/events/"),
    Link(_("Archive"), "/archive/"),
)
SITE_MAP = (
    (
        _("Read"),
        Link(_("All news"), "/news/"),
        Link(_("Events calendar"), "/events/"),
        Link(_("Archive by year"), "/archive/"),
    ),
    (
        _("Look up"),
        Link(_("Officials"), "/officials/"),
        Link(_("Organizations"), "/organizations/"),
        Link(_("Search"), "/search/"),
    ),
    (
        _("Follow without an account"),
        Link(_("News feeds"), "/feeds/"),
        Link(_("Calendars (.ics)"), "/feeds/#calendars"),
        Link(_("For machines"), "/feeds/#maps"),
    ),
    (
        _("About"),
        Link(_("About this portal"), "/about/"),
        Link(_("Accessibility statement"), "/about/accessibility/"),
        Link(_("Corrections"), "/about/corrections/"),
        Link(_("Contact the editors"), "/about/contact/"),
    ),
)
