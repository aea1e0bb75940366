"""Lists as pages of their own: what each is called, where it lies, and what its head says."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from news.listings import ListKey
from news.models import Keyword, NewsList
from news.months import months_of_list
from news.sections import section_once_at, sections
from news.undated import NOWHERE
from portal.caching.boundaries import next_boundary
from portal.caching.memo import by_version
from portal.directory.models import Official, Organization
from portal.texts.page import Crumb, Feed, Page, absolute
from portal.texts.paging import Paging


@dataclass(frozen=True)
class Shelf:
    key: ListKey
    title: str
    description: str
    path: str
    crumbs: tuple[Crumb, ...]
    feed: Feed | None = None

    @property
    def feed_path(self) -> str:
        return self.feed.path if self.feed else ""

    def page(self, paging: Paging, narrowed: bool) -> Page:
        """Each page has a title and an address of its own; narrowed lists are not for search engines."""
        title = self.title
        if paging.number > 1:
            title = _("%(title)s, page %(number)d") % {"title": title, "number": paging.number}
        return Page(
            title=title,
            description=self.description,
            path=paging.here,
            crumbs=self.crumbs,
            feed=self.feed,
            noindex=narrowed,
            previous=absolute(paging.previous) if paging.previous else "",
            next=absolute(paging.next) if paging.next else "",
        )


def all_news(language: str) -> Shelf:
    return Shelf(
        key=ListKey(NewsList.Kind.ALL, language),
        title=_("News"),
        description=_("The latest provincial news in English, ten stories a page, newest first."),
        path=reverse("news"),
        crumbs=(Crumb(_("News")),),
        feed=Feed(_("All news"), reverse("news_feed")),
    )


def category(path: str, language: str) -> Shelf | None:
    """Asked for by an address that the section once had: the shelf at its present one."""
    section = sections().get(path) or section_once_at(path)
    if section is None:
        return None
    label = section.label(language)
    above = [Crumb(each.label(language), reverse("category", args=[each.path])) for each in section.above]
    return Shelf(
        key=section.key(language),
        title=label,
        description=section.description
        or _("Stories of the province on %(section)s, ten a page, newest first.") % {"section": label},
        path=reverse("category", args=[section.path]),
        crumbs=(Crumb(_("News"), reverse("news")), *above, Crumb(label)),
        feed=Feed(label, reverse("category_feed", args=[section.path])),
    )


def keyword(word: Keyword, language: str) -> Shelf:
    return Shelf(
        key=ListKey(NewsList.Kind.KEYWORD, language, word.uuid),
        title=word.name,
        description=_("Stories of the province with the keyword %(word)s, newest first.") % {"word": word.name},
        path=reverse("keyword", args=[word.slug]),
        crumbs=(Crumb(_("News"), reverse("news")), Crumb(word.name)),
        feed=Feed(word.name, reverse("keyword_feed", args=[word.slug])),
    )


def record(named: Official | Organization, language: str) -> Shelf:
    """The stories that name a person or an organization."""
    path = named.get_absolute_url()
    return Shelf(
        key=ListKey(NewsList.Kind(named.address_kind.value), language, named.uuid),
        title=named.label,
        description=_("Stories of the province that name %(name)s, newest first.") % {"name": named.label},
        path=path,
        crumbs=(Crumb(named.label),),
        feed=Feed(named.label, f"{path}feed.atom"),
    )


@by_version(until=next_boundary)
def years(key: ListKey) -> list[int]:
    """Newest first."""
    found = {month.first.year for month in months_of_list(key, timezone.now())}
    return sorted(found - {NOWHERE.year}, reverse=True)  # a place for the undated, not a year
