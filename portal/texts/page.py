"""What the head of a public page says, handed by every view to `base.html` as `page`."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from django.conf import settings
from django.templatetags.static import static
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext

LOCALES = {"en": "en_US", "vi": "vi_VN"}  # as og:locale wants it: with a country


@dataclass(frozen=True)
class Crumb:
    """A step between the front page and this one; without a path it is this page itself."""

    label: str
    path: str = ""


@dataclass(frozen=True)
class Feed:
    title: str
    path: str


class Shared(Protocol):
    """What stands for a page where somebody shares it; `portal.pictures.markup.social` gives one."""

    @property
    def address(self) -> str: ...

    @property
    def alt(self) -> str: ...


@dataclass(frozen=True)
class Preview:
    """A picture of 1200 x 675 pixels, JPEG."""

    address: str
    alt: str


def language() -> str:
    return translation.get_language() or settings.LANGUAGE_CODE


@dataclass(frozen=True)
class Page:
    """`path`, `previous`, `next`, `translated` are paths of this site with their query; settings give the origin."""

    title: str
    description: str
    path: str
    kind: Literal["website", "article", "profile"] = "website"
    image: Shared | None = None
    crumbs: tuple[Crumb, ...] = ()
    jsonld: tuple[dict[str, Any], ...] = ()
    feed: Feed | None = None
    noindex: bool = False
    previous: str = ""
    next: str = ""
    translated: str = ""
    language: str = field(default_factory=language)

    @property
    def heading(self) -> str:
        """The title of the window: a story stands by its headline, other pages name the site."""
        if self.kind == "article" or settings.SITE_NAME in self.title:
            return self.title
        return f"{self.title} | {settings.SITE_NAME}"

    @property
    def canonical(self) -> str:
        return absolute(self.path)

    @property
    def other_language(self) -> str:
        """Where the link to the other language leads: to this page's translation, else to the front page."""
        return self.translated or ("/" if self.language == "vi" else "/vi/")

    @property
    def alternates(self) -> list[tuple[str, str]]:
        """Language and address of every version of this page, itself included; none if it was not translated."""
        if not self.translated:
            return []
        other = "en" if self.language == "vi" else "vi"
        return [(self.language, self.canonical), (other, absolute(self.translated))]

    @property
    def locale(self) -> str:
        return LOCALES.get(self.language, self.language)

    @cached_property
    def preview(self) -> Shared:
        return self.image or Preview(static("img/share.jpg"), gettext("Drawing of a speaker before a full hall"))

    @property
    def preview_address(self) -> str:
        return absolute(self.preview.address)

    def data(self) -> Iterator[dict[str, Any]]:
        """Everything that is said in JSON-LD, the breadcrumb last."""
        yield from self.jsonld
        if self.crumbs:
            yield breadcrumb(self)


def absolute(path: str) -> str:
    """An address of this site in full; one that is absolute already stays as it is."""
    return path if "://" in path else settings.SITE_ORIGIN + path


def breadcrumb(page: Page) -> dict[str, Any]:
    front = Crumb(gettext("Home"), "/vi/" if page.language == "vi" else "/")
    steps = [
        {"@type": "ListItem", "position": position, "name": crumb.label, "item": absolute(crumb.path or page.path)}
        for position, crumb in enumerate((front, *page.crumbs), 1)  # schema.org counts from 1
    ]
    return {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": steps}
