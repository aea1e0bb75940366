"""What a story would be worth if it were published as it is saved: for the writing screen, booked nowhere."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from news.models import Article
from news.royalties.rates import RateBook
from news.royalties.stories import assessment_of, draft_inputs, statement_of
from news.royalties.terms import Line, RoyaltyError


@dataclass(frozen=True)
class Estimated:
    name: str
    line: Line


@dataclass(frozen=True)
class Estimate:
    """`refusal` says why there is none."""

    day: datetime.date
    photos: int
    lines: Sequence[Estimated] = ()
    refusal: str = ""

    @property
    def total(self) -> int:
        return sum(each.line.amount for each in self.lines)


def estimate_of(article: Article) -> Estimate:
    inputs = draft_inputs(article)
    names = {credit["uuid"]: credit["name"] for credit in inputs.credits}
    try:
        lines = statement_of(inputs, assessment_of(article), RateBook.read()).lines
    except RoyaltyError as refusal:
        return Estimate(inputs.day, inputs.photos, refusal=str(refusal))
    return Estimate(inputs.day, inputs.photos, [Estimated(names[line.person], line) for line in lines])
