"""The coefficient of a story's text and of its photos, each with the words that explain it in a formula."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from news.royalties.terms import PHOTO, WHOLE, Range, Rates, RoyaltyError, Work


@dataclass(frozen=True)
class Coefficient:
    value: Fraction
    words: str
    sources: tuple[str, ...] = ()

    def __add__(self, other: "Coefficient") -> "Coefficient":
        if not other.value:
            return self
        if not self.value:
            return other
        return Coefficient(self.value + other.value, f"({self.words} + {other.words})", (*self.sources, *other.sources))


NOTHING = Coefficient(Fraction(), "0")


def coefficients(work: Work, rates: Rates) -> tuple[Coefficient, Coefficient]:
    """Of the text and of the photos, within the ceiling of each genre and of a whole work."""
    text = text_coefficient(work, rates)
    return text, within_whole(photo_coefficient(work, rates), text, rates)


def text_coefficient(work: Work, rates: Rates) -> Coefficient:
    """A photo story is paid by its photos, unless somebody has set something for its text."""
    if work.genre == PHOTO and work.coefficient is None:
        return NOTHING
    return set_or_usual(work.coefficient, work.genre, rates)


def photo_coefficient(work: Work, rates: Rates) -> Coefficient:
    if not work.photos:
        return NOTHING
    if rates.photos_each is None:
        raise RoyaltyError(f"Nothing says how photos count on {rates.day}.")
    one = set_or_usual(work.photo_coefficient, PHOTO, rates)
    if not rates.photos_each or work.photos == 1:
        return one
    return Coefficient(one.value * work.photos, f"{work.photos} photos × {one.words}", one.sources)


def set_or_usual(chosen: Decimal | None, genre: str, rates: Rates) -> Coefficient:
    """Zero is always possible: somebody has decided that it is not paid."""
    terms = terms_of(genre, rates)
    asked = terms.usual if chosen is None else chosen
    # Too low is a mistake to be told of; too high is cut off, as the decree does.
    if asked < 0 or 0 < asked < terms.lowest:
        raise RoyaltyError(f"A coefficient of {plain(asked)} is below the lowest for {genre}, {plain(terms.lowest)}.")
    if asked > terms.highest:
        words = f"{plain(terms.highest)} [ceiling of {genre}, not {plain(asked)}]"
        return Coefficient(Fraction(terms.highest), words, (terms.source,))
    return Coefficient(Fraction(asked), plain(asked), (terms.source,))


def within_whole(photos: Coefficient, text: Coefficient, rates: Rates) -> Coefficient:
    """Photos give way where both together pass the ceiling of a whole work."""
    ceiling = terms_of(WHOLE, rates)
    room = max(Fraction(ceiling.highest) - text.value, Fraction())
    if photos.value <= room:
        return photos
    words = f"{plain(room)} [ceiling of a whole work {plain(ceiling.highest)}, not {photos.words}]"
    return Coefficient(room, words, (*photos.sources, ceiling.source))


def terms_of(genre: str, rates: Rates) -> Range:
    if genre not in rates.genres:
        raise RoyaltyError(f"There is no coefficient for the genre {genre} on {rates.day}.")
    return rates.genres[genre]


def plain(number: Decimal | Fraction) -> str:
    """Without zeros at the end; thirds and the like to two places."""
    text = f"{float(number):.2f}" if isinstance(number, Fraction) else f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
