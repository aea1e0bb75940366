"""The pages that speak of the site itself."""

from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse, translate_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.texts.page import Crumb, Page

# The day on which somebody last went through everything that the accessibility statement promises.
AUDITED_ON = date(2026, 11, 21)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    description = _("What this portal is, where its news comes from, and how it treats those who read it.")
    return own_page(request, "about", _("About this portal"), description)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    description = _("How far this portal can be used by everyone, what is known not to work yet, and whom to tell.")
    return own_page(request, "accessibility", _("Accessibility statement"), description, audited_on=AUDITED_ON)


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    description = _("How mistakes are corrected on this portal: what is changed, what is kept, and what readers see.")
    return own_page(request, "corrections", _("Corrections"), description)


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    description = _("How to reach the editors: to report a mistake, ask for another format, or send what is missing.")
    return own_page(request, "contact", _("Contact the editors"), description, address=settings.CONTACT_EMAIL)


def own_page(request: HttpRequest, name: str, title: str, description: str, **context: Any) -> HttpResponse:
    above = () if name == "about" else (Crumb(_("About this portal"), reverse("about")),)
    page = Page(
        title=title,
        description=description,
        path=request.path,
        crumbs=(*above, Crumb(title)),
        translated=translate_url(request.path, "en" if request.LANGUAGE_CODE == "vi" else "vi"),
    )
    return render(request, f"portal/{name}.html", {"page": page, **context})


@require_safe
def icon(request: HttpRequest) -> HttpResponse:
    """Asked for by browsers where a page names no icon, as those of the newsroom do not."""
    return redirect(static("img/icon.svg"))
