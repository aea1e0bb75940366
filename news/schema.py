"""A story's head and its JSON-LD: schema.org NewsArticle."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from news.models import Edition
from portal.pictures.markup import social
from portal.texts.page import Crumb, Feed, Page, Preview, absolute

DESCRIPTION = 160


def article_page(edition: Edition) -> Page:
    line = edition.relations.get("section", [])
    return Page(
        title=edition.headline,
        description=description(edition),
        path=edition.path,
        kind="article",
        image=preview(edition),
        crumbs=(Crumb(_("News"), news_root(edition)), *(Crumb(link["name"], link["path"]) for link in line)),
        jsonld=(news_article(edition),),
        feed=Feed(line[-1]["name"], f"{line[-1]['path']}feed.atom") if line else None,
        language=edition.language,
    )


def description(edition: Edition) -> str:
    """The lead, cut at a word; a story without one is described by its headline."""
    text = edition.lead or _("%(headline)s: a story of the provincial portal.") % {"headline": edition.headline}
    return text if len(text) <= DESCRIPTION else text[:DESCRIPTION].rsplit(" ", 1)[0] + "…"


def preview(edition: Edition) -> Preview | None:
    if not edition.cover:
        return None
    picture = social(edition.cover)
    return Preview(picture.address, picture.alt or edition.headline)


def news_root(edition: Edition) -> str:
    return "/news/" if edition.language == settings.LANGUAGE_CODE else f"/{edition.language}/news/"


def news_article(edition: Edition) -> dict[str, Any]:
    """Without `datePublished` where nobody knows the date; `dateModified` moves with visible changes only."""
    publisher = {"@type": "GovernmentOrganization", "name": settings.SITE_NAME, "url": settings.SITE_ORIGIN}
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": edition.headline[:110],  # Google's limit in structured data
        "description": description(edition),
        "mainEntityOfPage": absolute(edition.path),
        "inLanguage": edition.language,
        "wordCount": edition.words,
        "publisher": publisher,
        "author": [{"@type": "Person", "name": credit["name"]} for credit in writers(edition)] or publisher,
        "about": [
            {"@type": kind, "name": link["name"], "url": absolute(link["path"])}
            for kind, name in (("Person", "people"), ("Organization", "organizations"), ("Event", "events"))
            for link in edition.relations.get(name, [])
        ],
    }
    if edition.published_at:
        data["datePublished"] = edition.published_at.isoformat()
        data["dateModified"] = (edition.modified_at or edition.published_at).isoformat()
    if edition.cover:
        data["image"] = [absolute(social(edition.cover).address)]
    if line := edition.relations.get("section"):
        data["articleSection"] = line[-1]["name"]
    return data


def writers(edition: Edition) -> list[dict[str, str]]:
    return [credit for credit in edition.relations.get("credits", []) if credit["role"] == "writer"]
