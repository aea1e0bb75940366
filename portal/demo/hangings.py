"""What hangs on a story made for load tests, and out of what it is taken: keywords, people, covers, views."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from news.models import Article, Category, Illustration, Keyword, Mention
from portal.directory.models import Appointment
from portal.pictures.models import Picture

MENTION = ["article", "official", "appointment", "role", "position"]
ILLUSTRATION = ["article", "picture", "place", "position", "alt", "decorative", "caption", "credit"]
# A few categories hold most of the stories, as in life.
WEIGHTS = [40, 20, 15, 10, 8, 4, 2, 1]


@dataclass(frozen=True)
class Cast:
    """What stories are about: what the site has."""

    categories: Sequence[Category]
    keywords: Sequence[Keyword]
    appointments: Sequence[Appointment]
    pictures: Sequence[Picture]


def keywords_of(article: Article, chance: random.Random, cast: Cast) -> Iterator[tuple[int, int]]:
    for keyword in chance.sample(cast.keywords, min(3, len(cast.keywords))):
        yield article.pk, keyword.pk


def mentions(article: Article, chance: random.Random, cast: Cast) -> Iterator[tuple[Any, ...]]:
    for position, held in enumerate(chance.sample(cast.appointments, min(2, len(cast.appointments)))):
        yield article.pk, held.official_id, held.pk, Mention.Role.MENTIONED.value, position


def covers(article: Article, chance: random.Random, cast: Cast) -> Iterator[tuple[Any, ...]]:
    if cast.pictures and chance.random() < 0.6:
        picture = chance.choice(cast.pictures)
        yield article.pk, picture.pk, Illustration.Place.COVER.value, 0, picture.alt, False, picture.title, ""


def views(chance: random.Random) -> int:
    """Few stories are read much."""
    return int(chance.paretovariate(1.2) * 20)
