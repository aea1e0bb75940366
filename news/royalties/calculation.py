"""What each person is owed for a story: a pure function of the story, who worked on it, and the rates of its day.

royalty of a kind of work = coefficient x unit percent x base salary x percent of the role x (100 % + additions).
Writers are owed for the text, and for the photos where nobody is named for them; photographers for the photos;
translators and editors a percentage of the whole. One sum for each kind of work, divided by shares (see `money`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from news.royalties.coefficients import Coefficient, coefficients, plain
from news.royalties.money import dealt_out
from news.royalties.terms import Figure, Line, Part, Range, Rates, RoyaltyError, Statement, Work

WRITER, PHOTOGRAPHER, TRANSLATOR = "writer", "photographer", "translator"
HUNDRED = Fraction(100)


@dataclass(frozen=True)
class Factor:
    value: Fraction
    words: str
    source: str


def calculate(work: Work, parts: Sequence[Part], rates: Rates) -> Statement:
    """In the order of the parts. Raises RoyaltyError where a rate is missing or a number lies outside its range."""
    text, photos = coefficients(work, rates)
    unit = unit_of(rates)
    owed: dict[int, Line] = {}
    for role in dict.fromkeys(part.role for part in parts):
        places = [place for place, part in enumerate(parts) if part.role == role]
        coefficient = coefficient_of(role, text, photos, parts)
        factors = [*unit, percent_of(role, work, rates), *additions_to(role, work, rates)]
        owed |= zip(places, lines_of([parts[place] for place in places], coefficient, factors), strict=True)
    return Statement([owed[place] for place in sorted(owed)])


def unit_of(rates: Rates) -> list[Factor]:
    salary, percent = in_force(rates.base_salary, "base salary", rates), in_force(rates.unit_percent, "unit", rates)
    return [
        Factor(Fraction(percent.value) / 100, f"{plain(percent.value)} %", percent.source),
        Factor(Fraction(salary.value), f"{salary.value:,.0f}", salary.source),
    ]


def in_force(figure: Figure | None, name: str, rates: Rates) -> Figure:
    if figure is None:
        raise RoyaltyError(f"There is no {name} in force on {rates.day}.")
    return figure


def coefficient_of(role: str, text: Coefficient, photos: Coefficient, parts: Sequence[Part]) -> Coefficient:
    if role == PHOTOGRAPHER:
        return photos
    # Whoever is named for the photos is paid for them; otherwise they are the writer's.
    if role == WRITER and any(part.role == PHOTOGRAPHER for part in parts):
        return text
    return text + photos


def percent_of(role: str, work: Work, rates: Rates) -> Factor:
    if role not in rates.roles:
        raise RoyaltyError(f"There is no share for the {role} on {rates.day}.")
    terms = rates.roles[role]
    percent = terms.usual if role != TRANSLATOR or work.translation is None else work.translation
    refuse_outside(percent, terms, f"The share of the {role}")
    return Factor(Fraction(percent) / 100, "" if percent == 100 else f"{plain(percent)} % {role}", terms.source)


def additions_to(role: str, work: Work, rates: Rates) -> Iterator[Factor]:
    """All additions to a role's royalty as one factor: they are added up, not multiplied."""
    found = []
    for kind, percent in work.additions.items():
        if not any(known == kind for known, _ in rates.additions):
            raise RoyaltyError(f"There is no addition for {kind} on {rates.day}.")
        if terms := rates.additions.get((kind, role)):
            refuse_outside(percent, terms, f"The addition for {kind}")
            found.append(Factor(Fraction(percent) / 100, f"{plain(percent)} % {kind}", terms.source))
    if found:
        words = " + ".join(["100 %", *(each.words for each in found)])
        sources = "; ".join(dict.fromkeys(each.source for each in found))
        yield Factor(1 + sum((each.value for each in found), Fraction()), f"({words})", sources)


def refuse_outside(percent: Decimal, terms: Range, name: str) -> None:
    if not terms.lowest <= percent <= terms.highest:
        lowest, highest = plain(terms.lowest), plain(terms.highest)
        raise RoyaltyError(f"{name} lies between {lowest} and {highest} %: {plain(percent)} % does not.")


def lines_of(parts: Sequence[Part], coefficient: Coefficient, factors: Sequence[Factor]) -> Iterator[Line]:
    whole = coefficient.value
    for factor in factors:
        whole *= factor.value
    shares = shares_of(parts)
    exact = [whole * share / HUNDRED for share in shares]
    sources = "; ".join(dict.fromkeys([*(each.source for each in reversed(factors)), *coefficient.sources]))
    unshared = " × ".join([coefficient.words, *(factor.words for factor in factors if factor.words)])
    for part, share, amount, due in zip(parts, shares, dealt_out(exact), exact, strict=True):
        words = unshared if share == HUNDRED else f"{unshared} × {plain(share)} % share"
        # The formula says "=" only where it can be recalculated as printed: a share to two places, nothing rounded.
        equals = "=" if amount == due and share * 100 % 1 == 0 else "≈"
        yield Line(part.person, part.role, amount, f"{words} {equals} {amount:,} VND", sources)


def shares_of(parts: Sequence[Part]) -> list[Fraction]:
    """In percent, each; together never more than 100."""
    given = sum((Fraction(part.share) for part in parts if part.share is not None), Fraction())
    if given > HUNDRED or any(part.share is not None and part.share < 0 for part in parts):
        raise RoyaltyError(f"The shares of the {parts[0].role}s come to {plain(given)} %: they cannot pass 100 %.")
    open_ones = sum(part.share is None for part in parts)
    return [(HUNDRED - given) / open_ones if part.share is None else Fraction(part.share) for part in parts]
