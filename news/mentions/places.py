"""Where a text names each record, and which posts it gives to whom."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from news.mentions.known import Known
from news.mentions.meanings import meant
from portal.directory.attribution import Naming
from portal.directory.models import Appointment
from portal.directory.phrasebook import PERSON, Thing


@dataclass
class Places:
    """Where a record is named; `shared` with which others where that is not clear."""

    namings: list[Naming] = field(default_factory=list)
    shared: set[Thing] = field(default_factory=set)


def places_of(found: Sequence[Naming], about: Known) -> dict[Thing, Places]:
    places: dict[Thing, Places] = {}
    for naming in found:
        things = meant(naming, about, found)
        for thing in things:
            of_thing = places.setdefault(thing, Places())
            of_thing.namings.append(naming)
            of_thing.shared.update(things)
    return places


def posts_given(thing: Thing, places: Places, about: Known) -> list[Appointment]:
    """By the titles beside the name, and by the posts that stand for it."""
    titles = [post for naming in places.namings for title in naming.titles for post in title.posts]
    alone = [other.number for naming in places.namings if naming.kind != PERSON for other in naming.things]
    return about.incumbents.of_both(thing.number, {*titles, *alone})
