"""Which stories report an event, those of its program included. Events know nothing of stories: here the two meet."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, TextChoices
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from events.days import PROVINCE
from events.models import Event
from news.models import Article, Edition, Listing, NewsList
from portal.texts.page import language

SHOWN = 20


@dataclass(frozen=True)
class Stories:
    """Of all there are the newest `editions`; of each event how many name it, and the address of the newest."""

    total: int
    editions: Sequence[Edition]
    numbers: Mapping[UUID, int]
    newest: Mapping[UUID, str]


def stories_of(events: "Collection[UUID] | QuerySet[Any, Any]", parts: Collection[UUID] = ()) -> Stories:
    """In the language of the page. The newest is looked up for the `parts` of a program only. Two queries."""
    rows = naming(events)
    by_event: defaultdict[UUID, list[int]] = defaultdict(list)
    for event, edition in rows:
        by_event[event].append(edition)
    keys = list(dict.fromkeys(edition for _, edition in rows))
    newest = {part: by_event[part][0] for part in parts if part in by_event}
    editions = Edition.objects.public().defer("body_html", "relations").in_bulk({*keys[:SHOWN], *newest.values()})
    return Stories(
        total=len(keys),
        editions=[editions[key] for key in keys[:SHOWN] if key in editions],  # the others have ended meanwhile
        numbers={event: len(named) for event, named in by_event.items()},
        newest={part: editions[key].path for part, key in newest.items() if key in editions},
    )


class Stage(TextChoices):
    """What a story is to its event, in the order in which they come."""

    ANNOUNCEMENT = "0", _("Announcement")
    REPORT = "1", _("Report")
    SPEECH = "2", _("In their own words")
    COMMENTARY = "3", _("Commentary")
    PICTURES = "4", _("Pictures")


STAGES = {
    Article.Genre.INTERVIEW: Stage.SPEECH,
    Article.Genre.COMMENTARY: Stage.COMMENTARY,
    Article.Genre.PHOTO: Stage.PICTURES,
}


def in_order(event: Event, editions: Sequence[Edition]) -> list[tuple[str, Edition]]:
    """Each with what it is: announcement, reports by the day they tell of, speeches, pictures."""
    staged = sorted(((stage_of(event, edition), edition) for edition in editions), key=when_it_happened)
    return [(str(stage.label), edition) for stage, edition in staged]


def stage_of(event: Event, edition: Edition) -> Stage:
    """A story that was out before the day of the event announced it."""
    published_at = edition.published_at
    if event.has_day and event.start_on and published_at and localdate(published_at, PROVINCE) < event.start_on:
        return Stage.ANNOUNCEMENT
    return STAGES.get(Article.Genre(edition.genre), Stage.REPORT)


def when_it_happened(staged: tuple[Stage, Edition]) -> tuple[str, datetime.date, datetime.datetime, int]:
    stage, edition = staged
    day = edition.event_on or localdate(edition.listed_at, PROVINCE)
    return stage.value, day, edition.listed_at, edition.pk


def told(events: Sequence[Event]) -> dict[UUID, int]:
    """How many stories report each event or a part of its program. Two queries."""
    programs = Event.objects.public().filter(parent__in=[event.pk for event in events])
    whole_of = dict(programs.values_list("uuid", "parent__uuid"))
    editions: defaultdict[UUID, set[int]] = defaultdict(set)
    for event, edition in naming({event.uuid for event in events} | whole_of.keys()):
        editions[event].add(edition)
        editions[whole_of.get(event, event)].add(edition)  # once, however many parts it names
    return {event: len(named) for event, named in editions.items()}


def naming(events: "Collection[UUID] | QuerySet[Any, Any]") -> list[tuple[UUID, int]]:
    """Pairs of an event and the number of an edition that names it, newest first."""
    places = Listing.objects.public().filter(
        list__kind=NewsList.Kind.EVENT, list__language=language(), list__record__in=events
    )
    return list(places.order_by("-listed_at", "-edition_id").values_list("list__record", "edition_id"))
