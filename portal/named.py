"""Where a person or an organization is named: stories, events, and who is named beside them."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, Max, Q
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Event
from events.wording import day_of
from news.listings import PROVINCE, ListKey
from news.models import Listing, NewsList
from news.pages import ListPage, NoSuchPage, list_page, rows_of
from portal.directory.models import Official, Organization
from portal.texts.dates import DatePrecision, PartialDate

# Of so many of the newest stories it is asked who else is named there: nobody reads on.
NEWEST = 200
BESIDE = 6
EVENTS = 5


@dataclass(frozen=True)
class Line:
    name: str
    path: str
    note: str


def key_of(record: Official | Organization, language: str) -> ListKey:
    kind = NewsList.Kind.OFFICIAL if isinstance(record, Official) else NewsList.Kind.ORGANIZATION
    return ListKey(kind, language, record.uuid)


def stories(key: ListKey, number: int) -> ListPage:
    """Newest first. Raises Http404 beyond the last page."""
    try:
        return list_page(key, number)
    except NoSuchPage:
        raise Http404 from None


def named_beside(key: ListKey) -> list[Line]:
    """The officials who share most of the newest stories. Two queries."""
    newest = rows_of(key, timezone.now()).order_by("-listed_at", "-edition_id").values("edition")[:NEWEST]
    others = Listing.objects.filter(list__kind=NewsList.Kind.OFFICIAL, edition__in=newest)
    counted = others.exclude(list__record=key.record).values("list__record")
    # Undated stories are the oldest, which the two engines do not agree on by themselves.
    latest = F("last").desc(nulls_last=True)
    rows = counted.annotate(n=Count("id"), last=Max("edition__published_at")).order_by("-n", latest, "list__record")
    shared: dict[UUID, str] = {
        uuid: told(n, last) for uuid, n, last in rows.values_list("list__record", "n", "last")[:BESIDE]
    }
    people = {official.uuid: official for official in Official.objects.filter(uuid__in=shared).defer("summary")}
    return [
        Line(people[uuid].label, people[uuid].get_absolute_url(), note)
        for uuid, note in shared.items()
        if uuid in people
    ]


def told(n: int, last: datetime.datetime | None) -> str:
    """ "2 stories, the last in September 2023"; undated ones have no month."""
    stories = ngettext("%(n)d story", "%(n)d stories", n) % {"n": n}
    if last is None:
        return stories
    month = PartialDate(timezone.localdate(last, PROVINCE), DatePrecision.MONTH).label()
    return _("%(stories)s, last in %(month)s") % {"stories": stories, "month": month}


def events(record: Official | Organization) -> list[Line]:
    """The newest that the record takes part in or holds. One query."""
    if isinstance(record, Official):
        taking_part = Q(participants__official=record)
    else:
        taking_part = Q(participants__organization=record) | Q(organizers=record)
    found = Event.objects.public().filter(taking_part).distinct().order_by("-start_on", "-id").defer("summary")
    return [Line(event.label, event.get_absolute_url(), day_of(event)) for event in found[:EVENTS]]
