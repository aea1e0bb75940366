"""Whom and what a story names and is not linked to yet: offered to who writes, never linked by itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from events.models import Event
from news.mentions.book import EVENT, book
from news.mentions.disagreements import Disagreement, disagreements
from news.mentions.known import Known, known
from news.mentions.manuscript import Manuscript
from news.mentions.places import Places, places_of, posts_given
from news.mentions.roles import Role, role_of, sentence_ends
from news.models import Rejection
from portal.directory.attribution import namings
from portal.directory.models import Appointment, Official, Organization
from portal.directory.phrasebook import BODY, PERSON, Phrasebook, Thing

Record = Official | Organization | Event


@dataclass(frozen=True)
class Suggestion:
    """`said` is how the story first names the record, at `start`; `n` how often it does.

    `posts` are those to be linked, as the story gives them or, where it gives none, the first by protocol;
    `others` might be as well. `instead` are further records that may be meant in the same place.
    """

    thing: Thing
    record: Record
    said: str
    start: int
    n: int
    role: Role
    posts: Sequence[Appointment] = ()
    others: Sequence[Appointment] = ()
    instead: Sequence[Record] = ()
    disagreement: Disagreement | None = None
    is_linked: bool = False


def suggestions(manuscript: Manuscript, known_names: Phrasebook | None = None) -> list[Suggestion]:
    """In the order in which the text names them; what is linked already only where text and register disagree."""
    found = namings(manuscript.text, known_names or book())
    about = known(found, manuscript.on)
    ends = sentence_ends(manuscript.text)
    rejected = things_rejected(manuscript)
    offered = []
    for thing, places in places_of(found, about).items():
        role = role_of(manuscript.text, places.namings, found, ends)
        each = suggestion(thing, places, manuscript, about, role)
        if thing not in rejected and (not each.is_linked or each.disagreement):
            offered.append(each)
    return offered


def suggestion(thing: Thing, places: Places, manuscript: Manuscript, about: Known, role: Role) -> Suggestion:
    first = places.namings[0]
    given = posts_given(thing, places, about) if thing.kind == PERSON else []
    held = about.incumbents.of_official(thing.number) if thing.kind == PERSON else []
    return Suggestion(
        thing=thing,
        record=record_of(thing, about),
        said=manuscript.text[first.start : first.end],
        start=first.start,
        n=len(places.namings),
        role=role,
        posts=given or held[:1],
        others=[each for each in held if each not in (given or held[:1])],
        instead=[record_of(other, about) for other in sorted(places.shared - {thing})],
        disagreement=next(disagreements(thing, places.namings, manuscript.text, about), None),
        is_linked=thing in manuscript.linked,
    )


def record_of(thing: Thing, about: Known) -> Record:
    if thing.kind == PERSON:
        return about.officials[thing.number]
    return about.events[thing.number] if thing.kind == EVENT else about.organizations[thing.number]


def things_rejected(manuscript: Manuscript) -> set[Thing]:
    rows = Rejection.objects.of_story(manuscript.story).values_list("official", "organization", "event")
    kinds = (PERSON, BODY, EVENT)
    return {Thing(kind, number) for row in rows for kind, number in zip(kinds, row, strict=True) if number}
