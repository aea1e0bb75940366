"""Any number of plausible stories over fourteen years, for load tests. They get no versions: 7 GB a million."""

import datetime
import random
from collections.abc import Sequence
from itertools import islice
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.conf import settings

from news.models import Article, Category, Illustration, Keyword, Mention
from news.publishing import publish_archive
from portal.caching.version import changing
from portal.counting.totals import set_baselines
from portal.demo import sentences
from portal.demo.hangings import ILLUSTRATION, MENTION, WEIGHTS, Cast, covers, keywords_of, mentions, views
from portal.directory.models import Appointment
from portal.imports.rows import insert, save_all
from portal.pictures.models import Picture

NAMESPACE = UUID("5a1c3c1e-6c67-4f5e-9d8e-3b0a4c1f7a10")
FIRST = datetime.datetime(2012, 1, 2, 7, tzinfo=ZoneInfo(settings.TIME_ZONE))
SPAN = datetime.timedelta(days=14 * 365)
AT_ONCE = 1000


def make_stories(n: int) -> int:
    """Makes those of the first n that are missing, in transactions of 1,000; gives back how many."""
    cast = Cast(
        list(Category.objects.all()[: len(WEIGHTS)]),
        list(Keyword.objects.filter(merged_into=None)[:400]),
        list(Appointment.objects.select_related("official", "post__organization")),
        list(Picture.objects.all()[:24]),
    )
    numbers = iter(range(n))
    made = 0
    while batch := list(islice(numbers, AT_ONCE)):
        made += make_batch(missing(batch), cast, n)
    return made


def missing(numbers: Sequence[int]) -> list[int]:
    wanted = {uuid_of(number): number for number in numbers}
    known = set(Article.objects.filter(uuid__in=wanted).values_list("uuid", flat=True))
    return [number for uuid, number in wanted.items() if uuid not in known]


def uuid_of(number: int) -> UUID:
    return uuid5(NAMESPACE, str(number))


def make_batch(numbers: Sequence[int], cast: Cast, n: int) -> int:
    if not numbers:
        return 0
    chances = {number: random.Random(number) for number in numbers}  # noqa: S311 - plausible, not secret
    with changing():
        articles = [make_story(number, chance, cast, n) for number, chance in chances.items()]
        save_all(articles)
        hang_on(articles, list(chances.values()), cast)
        publish_archive(articles)
        set_baselines({article.pk: views(chance) for article, chance in zip(articles, chances.values(), strict=True)})
    return len(articles)


def make_story(number: int, chance: random.Random, cast: Cast, n: int) -> Article:
    published_at = FIRST + SPAN * (number / n) + datetime.timedelta(minutes=chance.randint(0, 600))
    return Article(
        uuid=uuid_of(number),
        state=Article.State.PUBLISHED,
        headline=sentences.headline(chance, number),
        lead=sentences.lead(chance, f"{published_at:%B} {published_at.day}"),
        body=sentences.body(chance),
        published_at=published_at,
        section=chance.choices(cast.categories, WEIGHTS[: len(cast.categories)])[0] if cast.categories else None,
    )


def hang_on(articles: Sequence[Article], chances: Sequence[random.Random], cast: Cast) -> None:
    """Keywords, people and a cover, for those stories that have them."""
    pairs = list(zip(articles, chances, strict=True))
    keywords = [row for pair in pairs for row in keywords_of(*pair, cast)]
    insert(Article.keywords.through, ["article", "keyword"], keywords)
    insert(Mention, MENTION, [row for pair in pairs for row in mentions(*pair, cast)])
    insert(Illustration, ILLUSTRATION, [row for pair in pairs for row in covers(*pair, cast)])
