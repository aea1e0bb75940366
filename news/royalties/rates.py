"""The dated rates as the calculation wants them, and the days on which one is missing."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

from django.db.models.functions import TruncDate

from news.listings import PROVINCE
from news.models import Addition, BaseSalary, Edition, GenreRate, PaymentTerm, PhotoCounting, RoleShare, UnitRate
from news.models.royalties import RATES, Rate
from news.royalties.terms import PHOTO, WHOLE, Figure, Range, Rates


@dataclass(frozen=True)
class RateBook:
    """All rates there are, read once: a month of stories then needs no query for any of its days."""

    rows: dict[type[Rate], list[Any]]

    @classmethod
    def read(cls) -> Self:
        return cls({model: list(model.objects.all()) for model in RATES})

    def on(self, day: datetime.date) -> Rates:
        singles = (BaseSalary, UnitRate, PhotoCounting, PaymentTerm)
        salary, unit, counting, term = (self.only(model, day) for model in singles)
        return Rates(
            day,
            base_salary=salary and Figure(salary.amount, source_of(salary)),
            unit_percent=unit and Figure(unit.percent, source_of(unit)),
            photos_each=counting and counting.way == PhotoCounting.Way.EACH,
            payment_days=term and term.days,
            genres={rate.genre: range_of(rate) for rate in self.held(GenreRate, day)},
            roles={rate.role: range_of(rate) for rate in self.held(RoleShare, day)},
            additions={(rate.kind, rate.role): range_of(rate) for rate in self.held(Addition, day)},
        )

    def after_saving(self, rate: Rate) -> Self:
        kept = [each for each in self.rows[type(rate)] if each.pk != rate.pk]
        return type(self)(self.rows | {type(rate): [*kept, rate]})

    def only(self, model: type[Rate], day: datetime.date) -> Any:
        return next(self.held(model, day), None)

    def held(self, model: type[Rate], day: datetime.date) -> Iterator[Any]:
        for rate in self.rows[model]:
            if rate.holds_on(day):
                yield rate


def range_of(rate: GenreRate | RoleShare | Addition) -> Range:
    return Range(rate.lowest, rate.usual, rate.highest, source_of(rate))


def source_of(rate: Rate) -> str:
    return f"{rate.legal_basis} ({rate.beginning})" if rate.valid_from else rate.legal_basis


@dataclass(frozen=True)
class Gap:
    day: datetime.date
    missing: tuple[str, ...]


def gaps() -> list[Gap]:
    """The days with a story that somebody is to be paid for, and no rate for it."""
    return gaps_in(RateBook.read(), dict(needed()))


def gaps_left_by(rate: Rate) -> list[Gap]:
    """Those that saving the rate would make; what is missing today is no fault of it."""
    book, days = RateBook.read(), dict(needed())
    before = {gap.day: set(gap.missing) for gap in gaps_in(book, days)}
    after = gaps_in(book.after_saving(rate), days)
    return [gap for gap in after if not before.get(gap.day, set()).issuperset(gap.missing)]


def gaps_in(book: RateBook, days: Mapping[datetime.date, set[str]]) -> list[Gap]:
    return [Gap(day, missing) for day, needs in days.items() if (missing := tuple(lacking(book.on(day), needs)))]


def needed() -> Iterator[tuple[datetime.date, set[str]]]:
    """By day of publication: the genres that were published and the kinds of work done."""
    rows = (
        Edition.objects.filter(published_at__isnull=False, article__contributions__isnull=False)
        .annotate(day=TruncDate("published_at", tzinfo=PROVINCE))
        .order_by("day")
        .values_list("day", "genre", "article__contributions__role")
        .distinct()
    )
    by_day: dict[datetime.date, set[str]] = {}
    for day, *needs in rows:
        by_day.setdefault(day, set()).update(needs)
    yield from by_day.items()


def lacking(rates: Rates, needs: Iterable[str]) -> Iterator[str]:
    if rates.base_salary is None:
        yield "base salary"
    if rates.unit_percent is None:
        yield "unit"
    if rates.photos_each is None:
        yield "counting of photos"
    if rates.payment_days is None:
        yield "term of payment"
    known = {*rates.genres, *rates.roles}
    # These two are needed whatever was published: a ceiling, and what a photo is worth.
    yield from sorted({*needs, WHOLE, PHOTO} - known)
