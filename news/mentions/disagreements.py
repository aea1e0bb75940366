"""Where a story gives somebody another post than the register has for the day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from news.mentions.known import Known
from portal.directory import naming as forms
from portal.directory.attribution import Naming, Title
from portal.directory.models import Appointment, Post
from portal.directory.phrasebook import PERSON, Thing
from portal.directory.sources import Source, sources
from portal.directory.words import compared

# Titles that say nothing of the day.
# The last is "nguyên", former, folded: it stands before a title here, not in a name.
OF_ANOTHER_DAY = ("former", "ex", "late", "then", "incoming", "nguyen")
AROUND = 60  # characters on either side


@dataclass(frozen=True)
class Disagreement:
    """`said` is the title that the story gives; `post` that of the register, if it has it.

    `held` are the person's posts recorded for the day, `holders` who else is recorded in the story's post then.
    """

    said: str
    excerpt: str
    post: Post | None
    held: Sequence[tuple[Appointment, Sequence[Source]]]
    holders: Sequence[tuple[Appointment, Sequence[Source]]]


def disagreements(thing: Thing, namings: Iterable[Naming], text: str, about: Known) -> Iterator[Disagreement]:
    if thing.kind != PERSON:
        return
    official = thing.number
    held = about.incumbents.of_official(official)
    for title in (title for naming in namings for title in naming.titles):
        if compared(title.said).split()[0] in OF_ANOTHER_DAY or is_held(official, title, about):
            continue
        holders = [each for post in title.posts for each in other_holders(official, post, about)]
        against = [each for each in held if contradicts(title, each)]
        if against or holders:
            yield Disagreement(
                said=title.said,
                excerpt=excerpt(text, title),
                post=post_of(title, about),
                held=with_sources(against),
                holders=with_sources(holders),
            )


def other_holders(official: int, post: int, about: Known) -> list[Appointment]:
    """Of a post that only one person can hold."""
    recorded = about.incumbents.recorded(about.incumbents.by_post[post])
    return [each for each in recorded if each.official_id != official and each.post.seats == 1]


def is_held(official: int, title: Title, about: Known) -> bool:
    """A title without its organization fits any post of that title."""
    if title.posts:
        return bool(about.incumbents.of_both(official, title.posts))
    said = compared(title.said)
    return any(said in forms.of_title(each.post.title) for each in about.incumbents.of_official(official))


def contradicts(title: Title, held: Appointment) -> bool:
    """The same kind of office with another rank: a Vice Chairman who is recorded as Chairman."""
    said = compared(title.said)
    return any(office(said, each) for each in forms.of_title(held.post.title))


def office(said: str, title: str) -> bool:
    return bool(title) and title.split(" of ")[0].split()[-1] in said.split()


def excerpt(text: str, title: Title) -> str:
    """From its own paragraph."""
    first, last = text.rfind("\n", 0, title.start) + 1, text.find("\n", title.start)
    last = len(text) if last < 0 else last
    begin, end = max(first, title.start - AROUND), min(last, title.start + len(title.said) + AROUND)
    cut = " ".join(text[begin:end].split())
    return f"{'…' if begin > first else ''}{cut}{'…' if end < last else ''}"


def post_of(title: Title, about: Known) -> Post | None:
    return next((each.post for post in title.posts for each in about.incumbents.by_post[post]), None)


def with_sources(appointments: Iterable[Appointment]) -> list[tuple[Appointment, Sequence[Source]]]:
    return [(each, list(sources(each))) for each in appointments]
