"""Pages of the register: who and what the province is, with the stories and events that name them."""

import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from portal import named
from portal.addresses.claims import record_at
from portal.directory import pages, profiles
from portal.directory.days import AskedDay, asked_day
from portal.directory.models import Official, Organization
from portal.directory.offers import offers
from portal.directory.parents import place
from portal.directory.questions import Question
from portal.directory.roll import NoSuchPage, roll
from portal.directory.succession import succession
from portal.directory.tree import tree
from portal.texts.paging import Paging, page_number
from portal.wider_stories import Scope, Wider, scopes

LONGEST_NAME = 100
SLUG = re.compile(r"[-\w]{1,100}", re.ASCII)


@require_safe
def officials(request: HttpRequest) -> HttpResponse:
    asked, words, organization = asked_day(request), words_of(request), organization_of(request)
    number = page_number(request)
    try:
        found = roll(Question(asked, words, organization), number)
    except NoSuchPage:
        raise Http404 from None
    chosen = chosen_of(asked, name=words, organization=organization.slug if organization else "")
    paging = Paging(reverse("officials"), number, found.pages, chosen)
    context = {"asked": asked, "words": words, "organization": organization, "roll": found, "paging": paging}
    return render(request, "directory/official_list.html", {"page": pages.officials_page(paging, asked), **context})


@require_safe
def organizations(request: HttpRequest) -> HttpResponse:
    asked, words, number = asked_day(request), words_of(request), page_number(request)
    try:
        found = tree(asked, words, number)
    except NoSuchPage:
        raise Http404 from None
    paging = Paging(reverse("organizations"), number, found.pages, chosen_of(asked, name=words))
    changes = succession()
    context = {
        "page": pages.organizations_page(paging, asked),
        "asked": asked,
        "words": words,
        "tree": found,
        "paging": paging,
        "offers": offers(asked, paging.path, changes.latest),
        "changes": changes.around(asked.on),
    }
    return render(request, "directory/organization_list.html", context)


@require_safe
def official(request: HttpRequest, slug: str) -> HttpResponse:
    record = Official.objects.select_related("portrait").prefetch_related("names").filter(slug=slug).first()
    if record is None:
        return moved(Official, slug)
    asked = asked_day(request)
    profile = profiles.person(record, asked)
    context = named_in(request, record, asked) | {"official": record, "profile": profile}
    page = pages.official_page(record, profile, context["paging"])
    return render(request, "directory/official_detail.html", {"page": page, **context})


@require_safe
def organization(request: HttpRequest, slug: str) -> HttpResponse:
    record = Organization.objects.select_related("parent").prefetch_related("names").filter(slug=slug).first()
    if record is None:
        return moved(Organization, slug)
    asked = asked_day(request)
    place([record], asked.on)  # under what stood above it that day
    profile = profiles.body(record, asked)
    context = named_in(request, record, asked) | {"organization": record, "profile": profile}
    context |= widened(request, scopes(record, profile, request.LANGUAGE_CODE), context)
    page = pages.organization_page(record, context["paging"])
    return render(request, "directory/organization_detail.html", {"page": page, **context})


def named_in(request: HttpRequest, record: Official | Organization, asked: AskedDay) -> dict[str, Any]:
    """What the rest of the site says of the record."""
    key = named.key_of(record, request.LANGUAGE_CODE)
    kind = record.address_kind.value
    # Of a wider list of stories the page of this one says nothing.
    listing = named.stories(key, 1 if "stories" in request.GET else page_number(request))
    return {
        "asked": asked,
        "listing": listing,
        "paging": Paging(record.get_absolute_url(), listing.number, listing.pages, asked.query),
        "events": named.events(record),
        "all_events": f"{reverse('events')}?{kind}={record.slug}",
        "calendar": reverse(f"{kind}_calendar", args=[record.slug]),
        "search": f"{reverse('search')}?{'person' if kind == 'official' else kind}={record.uuid}",
        "beside": named.named_beside(key) if isinstance(record, Official) else [],
    }


def widened(request: HttpRequest, offered: list[Scope], context: dict[str, Any]) -> dict[str, Any]:
    """The stories of kin, where they are asked for. Raises Http404 for kin that the organization has not."""
    chosen = request.GET.get("stories", "")
    found = {scope.value: scope for scope in offered}
    if chosen and chosen not in found:
        raise Http404
    kept = context["asked"].query
    ways = [(scope, Paging(context["paging"].path, 1, 1, kept | named_stories(scope.value)).here) for scope in offered]
    if not chosen:
        return {"scopes": ways, "scope": ""}
    listing = Wider(found[chosen], request.LANGUAGE_CODE).page(page_number(request))
    paging = Paging(context["paging"].path, listing.number, listing.pages, kept | named_stories(chosen))
    return {"scopes": ways, "scope": chosen, "listing": listing, "paging": paging}


def named_stories(scope: str) -> dict[str, str]:
    return {"stories": scope} if scope else {}


def moved(model: type[Official] | type[Organization], slug: str) -> HttpResponse:
    """To where the record lives that once lived at this address. Raises Http404 where none did."""
    uuid = record_at(f"{model.folder}{slug}/", model.address_kind)
    return HttpResponsePermanentRedirect(get_object_or_404(model, uuid=uuid).get_absolute_url())


def words_of(request: HttpRequest) -> str:
    return " ".join(request.GET.get("name", "").split())[:LONGEST_NAME]


def organization_of(request: HttpRequest) -> Organization | None:
    """The one that the directory of officials is narrowed to. Raises Http404 where there is none of that name."""
    slug = request.GET.get("organization", "")
    if slug and not SLUG.fullmatch(slug):
        raise Http404
    return get_object_or_404(Organization.objects.defer("summary"), slug=slug) if slug else None


def chosen_of(asked: AskedDay, **narrowing: str) -> dict[str, str]:
    """What narrows a list, as its address holds it."""
    return {name: value for name, value in narrowing.items() if value} | asked.query
