"""What the page of one event shows beside its own words."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, Subquery
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from events import wording
from events.attending import Group, groups
from events.calendar import Entry, Link, chaired_by, entry
from events.changelog import Change, changes
from events.models import Event
from events.querysets import NEWEST_FIRST, SOONEST_FIRST, read_people
from portal.pictures.markup import PictureData
from portal.texts.teaser import Teaser

NEAR = 5


@dataclass(frozen=True)
class Item:
    """A part of the program. `report` is the address of its newest story."""

    name: str
    path: str
    when: str
    note: SafeString
    is_canceled: bool
    state: str
    reason: str
    report: str


@dataclass(frozen=True)
class Detail:
    when: SafeString
    state: str
    outcome: str
    is_over: bool
    picture: PictureData | None
    parent: Link | None
    organizers: list[Link]
    groups: list[Group]
    program: list[Item]
    changes: list[Change]
    near: list[Entry]
    before: Teaser | None
    after: Teaser | None
    names_of_place: list[str]
    events_at_place: int


def detail(event: Event, program: Sequence[Event], reports: Mapping[UUID, str]) -> Detail:
    """Of an event read `to_show()`, with its `program_of()`. `reports` has the address of each part's newest story."""
    before, after = around(event)
    return Detail(
        when=wording.when(event),
        state=wording.state(event),
        outcome=wording.outcome(event),
        is_over=event.is_over(),
        picture=event.picture.as_data() if event.picture else None,
        parent=parent_of(event),
        organizers=[
            Link(row.organization.label, row.organization.get_absolute_url()) for row in event.organizer_rows.all()
        ],
        groups=groups(event.participants.all()),
        program=[item(part, event, reports.get(part.uuid, "")) for part in program],
        changes=changes(event),
        near=[entry(other) for other in near(event)],
        before=before,
        after=after,
        names_of_place=[name.name for name in event.venue.names.all()] if event.venue else [],
        events_at_place=event.events_at_place or 0,
    )


def parent_of(event: Event) -> Link | None:
    """In whose program it stands. One that is being prepared is not named."""
    parent = event.parent
    return Link(parent.label, parent.get_absolute_url()) if parent and parent.is_public() else None


def program_of(event: Event) -> list[Event]:
    """With the people of the event and of its program. Three queries."""
    program = list(event.program.public().to_list().order_by(*SOONEST_FIRST))
    read_people(event, program)
    return program


def item(part: Event, whole: Event, report: str) -> Item:
    return Item(
        name=part.label,
        path=part.get_absolute_url(),
        when=wording.within(part, whole),
        note=place_and_chair(part),
        is_canceled=part.status == Event.Status.CANCELLED,
        state=wording.state(part),
        reason=part.status_reason,
        report=report,
    )


def place_and_chair(part: Event) -> SafeString:
    told = [*(chaired_by(each) for each in part.chairs[:1]), str(part.venue or "")]
    return format_html_join(". ", "{}", ((each,) for each in told if each))


def near(event: Event) -> list[Event]:
    """Others of the same week, or of the weeks that it lasts."""
    if event.start_on is None or not event.has_day:
        return []
    week = week_of(event.start_on, event.end_on or event.start_on)
    others = Event.objects.public().outermost().exclude(pk__in=[event.pk, event.parent_id or 0])
    return list(others.between(*week).filter(start_precision="day").to_list()[:NEAR])


def week_of(first: datetime.date, last: datetime.date) -> tuple[datetime.date, datetime.date]:
    """From the Monday before to the Sunday after."""
    return first - datetime.timedelta(days=first.weekday()), last + datetime.timedelta(days=6 - last.weekday())


def around(event: Event) -> tuple[Teaser | None, Teaser | None]:
    """The one before and the one after it in its series. One query."""
    if event.series is None or event.start_on is None:
        return None, None
    others = event.series.events.public()
    before = others.filter(start_on__lt=event.start_on).order_by(*NEWEST_FIRST).values("pk")[:1]
    after = others.filter(start_on__gt=event.start_on).order_by(*SOONEST_FIRST).values("pk")[:1]
    both = Event.objects.filter(Q(pk=Subquery(before)) | Q(pk=Subquery(after))).select_related("picture")
    found = {each.start_on > event.start_on: each for each in both if each.start_on}
    return teaser(found.get(False)), teaser(found.get(True))


def teaser(event: Event | None) -> Teaser | None:
    if event is None:
        return None
    picture = event.picture.as_data() if event.picture else None
    return Teaser(event.label, event.get_absolute_url(), day=wording.day_of(event), cover=picture)
