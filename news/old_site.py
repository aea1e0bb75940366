"""Addresses of the old portal lead to what they showed, in one hop; what leads nowhere goes to the 404 desk."""

from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from news.importing.categories import OF_LIST
from news.importing.old_addresses import OldAddress, parse_old_address
from news.models import SourceKey
from news.reading import edition_of
from news.sections import sections
from portal.addresses.models import MissingAddress, Redirect
from portal.texts.folding import fold

# The desk is for addresses that people really ask for, not for what a scanner makes up.
MOST_MISSING = 5000
PAGES_OF_AREAS = {"GioiThieu": "about", "chinhquyen/Lists/BoMayToChuc": "organizations"}


@require_safe
def old_address(request: HttpRequest) -> HttpResponse:
    asked = request.get_full_path()
    address = parse_old_address(asked)
    target = led_by_hand(asked) or (new_path(address) if address else None)
    if target is None:
        if address:
            note_missing(asked)
        raise Http404
    return HttpResponsePermanentRedirect(target)


def led_by_hand(asked: str) -> str | None:
    return Redirect.objects.filter(old_address=asked[:500]).values_list("new_path", flat=True).first()


def new_path(address: OldAddress) -> str | None:
    if address.id is not None:
        return path_of_article(address, address.id)
    if name := address.category or OF_LIST.get(address.area, ""):
        return path_of_category(name)
    # A list as a whole: PageIndex drifted while stories were added, and names no page of ours.
    return reverse(PAGES_OF_AREAS.get(address.area, "news"))


def path_of_article(address: OldAddress, number: int) -> str | None:
    """A print view names its list by a number that nothing explains: there the article's own number must be enough."""
    keys = SourceKey.objects.filter(number=number).select_related("article")
    if address.kind != "print":
        keys = keys.filter(list_name=address.area)
    found = list(keys[:2])  # a second one makes it a guess
    edition = edition_of(found[0].article.uuid) if len(found) == 1 else None
    return edition.path if edition else None


def path_of_category(name: str) -> str | None:
    for section in sections().values():
        if fold(section.name) == fold(name):
            return reverse("category", args=[section.path])
    return None


def note_missing(asked: str) -> None:
    today = timezone.localdate()
    known = MissingAddress.objects.filter(old_address=asked[:500])
    if known.update(asked=F("asked") + 1, last_asked_on=today) or MissingAddress.objects.count() >= MOST_MISSING:
        return
    MissingAddress.objects.get_or_create(
        old_address=asked[:500], defaults={"asked": 1, "first_asked_on": today, "last_asked_on": today}
    )
