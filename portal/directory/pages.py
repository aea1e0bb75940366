"""Heads of the register's pages: titles, addresses, what is told to who shares them."""

from django.urls import reverse, translate_url
from django.utils.translation import gettext as _

from portal.directory import schema
from portal.directory.days import AskedDay
from portal.directory.models import Official, Organization
from portal.directory.profiles import Person
from portal.directory.records import NamedRecord
from portal.pictures.markup import social
from portal.texts.page import Crumb, Feed, Page, absolute, language
from portal.texts.paging import Paging


def officials_page(paging: Paging, asked: AskedDay) -> Page:
    description = _("People of the province with the posts in which stories and decrees record them, by organization.")
    return list_page(_("Officials"), description, Crumb(_("Leadership")), paging, asked)


def organizations_page(paging: Paging, asked: AskedDay) -> Page:
    description = _("The bodies of the province in order of protocol, with their leaders and successors, on any day.")
    return list_page(_("Organizations"), description, Crumb(_("Organizations")), paging, asked)


def list_page(name: str, description: str, crumb: Crumb, paging: Paging, asked: AskedDay) -> Page:
    title = name if asked.is_today else _("%(name)s on %(day)s") % {"name": name, "day": asked.on.label()}
    return Page(
        title=numbered(title, paging),
        description=description,
        path=paging.here,
        crumbs=(crumb,),
        jsonld=({"@context": "https://schema.org", "@type": "CollectionPage", "name": title},),
        noindex=bool(paging.query),
        previous=absolute(paging.previous) if paging.previous else "",
        next=absolute(paging.next) if paging.next else "",
        translated=in_other_language(paging.here),
    )


def official_page(official: Official, profile: Person, paging: Paging) -> Page:
    portrait = social(profile.portrait) if profile.portrait else None
    return Page(
        title=numbered(official.label, paging),
        description=_("Posts of %(name)s over time, each with its source, and the stories and events with that name.")
        % {"name": official.label},
        path=paging.here,
        kind="profile",
        image=portrait,
        crumbs=(Crumb(_("Leadership"), reverse("officials")), Crumb(official.label)),
        jsonld=(schema.person(official, profile.appointments, portrait.address if portrait else ""),),
        feed=feed_of(official),
        noindex="on" in dict(paging.query),
        translated=in_other_language(paging.here),
    )


def organization_page(organization: Organization, paging: Paging) -> Page:
    return Page(
        title=numbered(organization.label, paging),
        description=_("%(name)s: its people and posts as recorded, what it came from and became, stories and events.")
        % {"name": organization.label},
        path=paging.here,
        crumbs=(Crumb(_("Organizations"), reverse("organizations")), Crumb(organization.label)),
        jsonld=(schema.body(organization),),
        feed=feed_of(organization),
        noindex=bool(paging.query),
        translated=in_other_language(paging.here),
    )


def feed_of(record: NamedRecord) -> Feed:
    return Feed(record.label, reverse(f"{record.address_kind.value}_feed", args=[record.slug]))


def numbered(title: str, paging: Paging) -> str:
    if paging.number == 1:
        return title
    return _("%(title)s, page %(number)d") % {"title": title, "number": paging.number}


def in_other_language(path: str) -> str:
    return translate_url(path, "en" if language() == "vi" else "vi")
