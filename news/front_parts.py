"""The parts of the front page: bands of stories by section, figures of the province."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from news.models import Edition
from news.relations import Link
from news.sections import Section, section_numbered

# At most 60 links stand before the foot of the page.
BANDS = 4
IN_BAND = 3
FIGURES = 4


@dataclass(frozen=True)
class Band:
    name: str
    path: str
    stories: list[Edition]


@dataclass(frozen=True)
class Figure:
    """A figure and the story that reported it."""

    value: str
    label: str
    path: str
    told_at: datetime.datetime | None


def section_of(edition: Edition | None) -> Link | None:
    section = section_numbered(edition.section_id) if edition else None
    if section is None or edition is None:
        return None
    return Link(name=section.label(edition.language), path=reverse("category", args=[section.path]))


def bands_of(
    by_section: Iterable[tuple[Section, list[Edition]]], language: str, shown: Sequence[Edition]
) -> list[Band]:
    made: list[Band] = []
    for section, newest in by_section:
        above = [*shown, *(story for band in made for story in band.stories)]
        if len(made) < BANDS and (stories := without(newest, above)[:IN_BAND]):
            path = reverse("category", args=[section.path])
            made.append(Band(section.label(language), path, stories))
    return made


def without(stories: Iterable[Edition], shown: Iterable[Edition]) -> list[Edition]:
    """The stories that are not shown, each of them once."""
    known = {story.pk for story in shown}
    return [story for story in dict.fromkeys(stories) if story.pk not in known]


def figures(language: str, now: datetime.datetime) -> list[Figure]:
    """Those whose story is public. They speak its language."""
    told = Edition.objects.public(now).filter(article__key_figures__isnull=False, language=language)
    rows = told.order_by("article__key_figures__position", "article__key_figures__id").values_list(
        "article__key_figures__value", "article__key_figures__label", "path", "published_at"
    )
    return [Figure(*row) for row in rows[:FIGURES]]
