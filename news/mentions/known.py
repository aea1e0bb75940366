"""All records that a text may mean, and who held what on its day."""

from collections.abc import Sequence
from dataclasses import dataclass

from events.models import Event
from news.mentions.book import EVENT
from portal.directory.attribution import Naming
from portal.directory.incumbents import Incumbents, incumbents
from portal.directory.models import Official, Organization
from portal.directory.phrasebook import BODY, PERSON, POST
from portal.texts.dates import PartialDate


@dataclass(frozen=True)
class Known:
    officials: dict[int, Official]
    organizations: dict[int, Organization]
    events: dict[int, Event]
    incumbents: Incumbents
    on: PartialDate | None


def known(namings: Sequence[Naming], on: PartialDate | None) -> Known:
    """At most four queries."""
    numbers = {
        kind: {thing.number for each in namings for thing in each.things if thing.kind == kind}
        for kind in (PERSON, BODY, POST, EVENT)
    }
    posts = numbers[POST] | {post for each in namings for title in each.titles for post in title.posts}
    held = incumbents(posts, numbers[PERSON], on)
    holders_of_any = {each.official_id: each.official for each in held.appointments}
    return Known(
        officials=holders_of_any | Official.objects.defer("summary").in_bulk(numbers[PERSON]),
        organizations=Organization.objects.defer("summary").in_bulk(numbers[BODY]),
        events=Event.objects.defer("summary").in_bulk(numbers[EVENT]),
        incumbents=held,
        on=on,
    )
