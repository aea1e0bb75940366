"""A story as far as it is written, saved or not: what is needed to see whom it names."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.http import QueryDict
from django.utils import timezone

from news.models import Article, Mention
from news.relations import told_on
from portal.directory.phrasebook import Thing
from portal.texts.dates import DatePrecision, PartialDate, parse_partial
from portal.texts.html import UncleanableHtml, clean, text_of

KINDS = ("official", "organization", "event")
LONGEST = 200_000  # characters of a field; what stands further down is not read


@dataclass(frozen=True)
class Manuscript:
    """`on` is the day that posts are asked for, None where nobody knows it."""

    story: UUID
    text: str
    on: PartialDate | None
    linked: frozenset[Thing] = frozenset()


def manuscript_of(article: Article) -> Manuscript:
    linked = frozenset(thing_of(mention) for mention in article.mentions.all()) if article.pk else frozenset()
    return Manuscript(article.uuid, text(article.headline, article.lead, article.body), day_of(article), linked)


def manuscript_sent(story: UUID, article: Article | None, data: QueryDict) -> Manuscript:
    """As it stands in the form of the writing screen. A day that cannot be read yet is that of the saved story."""
    # Whether it is an undated story of the old portal decides whether today is its day: see `day_of`.
    draft = Article(uuid=story, lead_only=bool(article and article.lead_only))
    draft.headline, draft.lead, draft.body = (data.get(name, "")[:LONGEST] for name in ("headline", "lead", "body"))
    draft.event_on, draft.event_precision = event_day(data.get("event_on", "")), DatePrecision.DAY
    draft.published_at = article.published_at if article else None
    numbers = [(kind, number) for kind in KINDS for number in numbers_sent(data, kind)]
    linked = frozenset(Thing(kind, number) for kind, number in numbers)
    return Manuscript(story, text(draft.headline, draft.lead, cleaned(draft.body)), day_of(draft), linked)


def cleaned(body: str) -> str:
    try:
        return clean(body)
    except UncleanableHtml:
        return ""


def event_day(sent: str) -> datetime.date | None:
    try:
        partial = parse_partial(sent)
    except ValueError:
        return None
    return partial.date if partial.precision == DatePrecision.DAY else None


def numbers_sent(data: QueryDict, kind: str) -> Iterator[int]:
    """Of rows that stand and are not to be taken off."""
    for name, value in data.items():
        row = name.removesuffix(f"-{kind}")
        if name.startswith("mentions-") and row != name and f"{row}-DELETE" not in data and str(value).isdecimal():
            yield int(str(value))


def text(headline: str, lead: str, body: str) -> str:
    """A line for each paragraph: nothing is read across their ends."""
    return "\n".join(filter(None, [" ".join(headline.split()), " ".join(lead.split()), text_of(body)]))


def day_of(article: Article) -> PartialDate | None:
    """That of the event, else of publication, which of a story in work is today."""
    day = told_on(article)
    if day is None and not article.lead_only:
        day = timezone.localdate()
    return PartialDate(day) if isinstance(day, datetime.date) else None


def thing_of(mention: Mention) -> Thing:
    for kind in KINDS:
        if number := getattr(mention, f"{kind}_id"):
            return Thing(kind, number)
    raise ValueError("A mention of nothing")
