"""What a document must hold to be found: the same terms for both engines, which write them each in its own way.

Besides the folded words of its texts, a document holds tags. A tag has a slash or a mark, so that no folded word
can be one:

    t/loi           the word stands in the title or a name
    lợi             the word is spelled with these marks
    k/story  l/en   its kind, its language
    y/2023  s/smart-city  f/<uuid>    what it can be narrowed to (f: a person or an organization)
    m/2023-09       the month of its place among the newest
    r/              one record of a hundred, to tell early what is common
"""

from collections.abc import Callable
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Term:
    """Several words: all of them, next to each other if `adjoining`. An unfinished last word may go on."""

    words: tuple[str, ...]
    adjoining: bool = False
    unfinished: bool = False


@dataclass(frozen=True)
class Wanted:
    """Of each group at least one term, and no term of `none`."""

    groups: tuple[tuple[Term, ...], ...] = ()
    none: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.groups)

    def within(self, tags: "Wanted") -> "Wanted":
        return Wanted((*self.groups, *tags.groups), (*self.none, *tags.none))

    def finished(self) -> "Wanted":
        return self.mapped(lambda term: replace(term, unfinished=False))

    def titled(self) -> "Wanted":
        """The same words, all in the title or the names."""
        return self.mapped(lambda term: replace(term, words=tuple(f"t/{word}" for word in term.words), adjoining=False))

    def mapped(self, change: Callable[[Term], Term]) -> "Wanted":
        """The terms to be found; what must not be found stays out of it."""
        return Wanted(tuple(tuple(map(change, group)) for group in self.groups))

    def to_highlight(self) -> list[str]:
        """As `portal.texts.highlighting.highlight` takes them: "smart city", and "smar*" for what may go on."""
        terms = (term for group in self.groups for term in group)
        return [" ".join(term.words) + "*" * term.unfinished for term in terms]

    @property
    def has_adjoining(self) -> bool:
        return any(term.adjoining for group in (*self.groups, self.none) for term in group)


NOTHING = Wanted()
