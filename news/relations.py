"""What an edition's page shows of other records, as they were at publication: plain data, kept as JSON."""

import datetime
from collections.abc import Sequence
from typing import TypedDict

from django.utils import timezone

from events.models import Event
from news.models import Article, Category, Contribution, Keyword, Mention
from news.stories import Story
from portal.directory.models import Official, Organization


class Link(TypedDict):
    name: str
    path: str


class Record(Link):
    uuid: str


class Person(Record):
    posts: list[str]
    role: str


class Credit(TypedDict):
    uuid: str
    name: str
    role: str


class Note(TypedDict):
    noted_at: str
    text: str


class Relations(TypedDict):
    section: list[Link]
    categories: list[Link]
    keywords: list[Link]
    people: list[Person]
    organizations: list[Record]
    bodies: list[str]
    events: list[Record]
    credits: list[Credit]
    corrections: list[Note]
    related: list[str]


def relations_of(story: Story, at: datetime.datetime) -> Relations:
    """Without events that are not public at the instant."""
    return Relations(
        section=[link(category) for category in story.line],
        categories=[link(category) for category in story.categories],
        keywords=[link(keyword) for keyword in story.keywords],
        people=people(story.mentions),
        organizations=[named(mention.organization) for mention in story.mentions if mention.organization],
        bodies=bodies(story.mentions),
        events=[named(mention.event) for mention in story.mentions if mention.event and mention.event.is_public(at)],
        credits=[credit(each) for each in story.contributions],
        corrections=[Note(noted_at=each.noted_at.isoformat(), text=each.text) for each in story.corrections],
        # No more than their uuids: which of them readers have, and under what headline, is asked with each page.
        related=[str(uuid) for uuid in story.related],
    )


def link(record: Category | Keyword | Official | Organization | Event) -> Link:
    """By its name in the language of the story."""
    name = record.name if isinstance(record, Keyword) else record.label
    return Link(name=name, path=record.get_absolute_url())


def named(record: Official | Organization | Event) -> Record:
    return Record(**link(record), uuid=str(record.uuid))


def credit(contribution: Contribution) -> Credit:
    who = contribution.contributor
    return Credit(uuid=str(who.uuid), name=who.name, role=contribution.role)


def people(mentions: Sequence[Mention]) -> list[Person]:
    """One entry for each official, with every post that the article gives them."""
    officials: dict[Official, Person] = {}
    for mention in mentions:
        if not mention.official:
            continue
        person = officials.setdefault(mention.official, Person(**named(mention.official), posts=[], role=mention.role))
        if mention.appointment:
            person["posts"].append(str(mention.appointment.post))
    return list(officials.values())


def bodies(mentions: Sequence[Mention]) -> list[str]:
    """In which the people named hold their posts: the page tells of them once they have ended."""
    held = [mention.appointment.post.organization for mention in mentions if mention.appointment]
    return list(dict.fromkeys(str(organization.uuid) for organization in held))


def told_on(article: Article) -> datetime.date | None:
    """The day the article tells of: of the event, else of publication. Posts are attested for it."""
    if article.event_on and article.event_precision == "day":
        return article.event_on
    return timezone.localdate(article.published_at) if article.published_at else None
