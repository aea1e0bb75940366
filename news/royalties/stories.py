"""A story as the calculation wants it: what has been published, and what somebody has set for it.

Everything is read from the edition, so that a draft over a published story moves no money. For the estimate alone
the same is read from the working copy.
"""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from news.listings import PROVINCE
from news.models import Addition, Article, Assessment, Edition
from news.relations import Credit, credit
from news.royalties.calculation import calculate
from news.royalties.rates import RateBook
from news.royalties.terms import Part, Statement, Work

NOTHING_SET = Assessment()


@dataclass(frozen=True)
class Inputs:
    """Of a story, what its royalty is reckoned from, as counted."""

    day: datetime.date
    genre: str
    photos: int
    credits: list[Credit]


def statement_of(inputs: Inputs, assessment: Assessment, book: RateBook) -> Statement:
    """Raises RoyaltyError. Persons are the uuids of contributors."""
    return calculate(work_of(inputs, assessment), parts_of(inputs, assessment), book.on(inputs.day))


def published_inputs(edition: Edition) -> Inputs:
    """Raises ValueError for an edition without a date of publication: it has no rates and earns nothing."""
    if edition.published_at is None:
        raise ValueError("A story without a date of publication has no rates.")
    return Inputs(day_of(edition.published_at), edition.genre, edition.photos, edition.relations.get("credits", []))


def draft_inputs(article: Article) -> Inputs:
    """As if the article, as saved, were published today, or on its own day."""
    credits = [credit(each) for each in article.contributions.select_related("contributor")]
    photos = article.illustrations.count() if article.photos is None else article.photos
    return Inputs(day_of(article.published_at or timezone.now()), article.genre, photos, credits)


def day_of(published_at: datetime.datetime) -> datetime.date:
    """The day in the province decides on the rates."""
    return timezone.localdate(published_at, PROVINCE)


def assessment_of(article: Article) -> Assessment:
    # Without a row Django raises an error that is an AttributeError too: hence getattr.
    return getattr(article, "assessment", None) or NOTHING_SET


def work_of(inputs: Inputs, assessment: Assessment) -> Work:
    additions = {Addition.Kind.FOREIGN_LANGUAGE: assessment.foreign, Addition.Kind.HARDSHIP: assessment.hardship}
    return Work(
        genre=assessment.genre or inputs.genre,
        photos=inputs.photos if assessment.photos is None else assessment.photos,
        coefficient=assessment.coefficient,
        photo_coefficient=assessment.photo_coefficient,
        translation=assessment.translation,
        additions={kind.value: percent for kind, percent in additions.items() if percent is not None},
    )


def parts_of(inputs: Inputs, assessment: Assessment) -> list[Part]:
    shares = {}
    if assessment.pk:
        shares = {(str(each.contributor.uuid), each.role): each.percent for each in assessment.shares.all()}
    return [Part(who["uuid"], who["role"], shares.get((who["uuid"], who["role"]))) for who in inputs.credits]


def override_of(article: Article, inputs: Inputs, assessment: Assessment) -> str:
    """Which inputs are others than counted, and why."""
    changed = []
    if assessment.genre and assessment.genre != inputs.genre:
        changed.append(f"{assessment.genre}, published as {inputs.genre}")
    if assessment.photos is not None and assessment.photos != inputs.photos:
        changed.append(f"{assessment.photos} photos, published with {inputs.photos}")
    if changed:
        return f"{'; '.join(changed)}: {assessment.reason}"
    return article.count_reason if article.photos is not None else ""
