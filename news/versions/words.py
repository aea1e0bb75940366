"""What became of the words of one block."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from news.versions.blocks import Token
from news.versions.steps import steps_between

Kind = Literal["same", "added", "removed"]


@dataclass(frozen=True)
class Run:
    kind: Kind
    tokens: tuple[Token, ...]


def compare_words(old: Sequence[Token], new: Sequence[Token]) -> list[Run]:
    steps = steps_between([token.key for token in old], [token.key for token in new])
    spans = [Span(step.is_same, old[step.old], new[step.new]) for step in steps]
    return [run for span in without_islands(spans) for run in span.runs()]


class Span(NamedTuple):
    is_same: bool
    before: Sequence[Token]
    after: Sequence[Token]

    @property
    def letters(self) -> int:
        return max(sum(len(token.text) for token in side) for side in (self.before, self.after))

    def runs(self) -> list[Run]:
        if self.is_same:
            return [Run("same", tuple(self.after))]
        removed, added = Run("removed", tuple(apart(self.before))), Run("added", tuple(self.after))
        return [run for run in (removed, added) if run.tokens]


def apart(tokens: Sequence[Token]) -> list[Token]:
    """With a space before what stands there now."""
    return [*tokens[:-1], tokens[-1]._replace(space=True)] if tokens else []


def without_islands(spans: Sequence[Span]) -> list[Span]:
    """Joins changes that less parts than either of them is long: a small word between two is more noise than help."""
    joined: list[Span] = []
    for number, span in enumerate(spans):
        is_island = span.is_same and 0 < number < len(spans) - 1
        if is_island and span.letters < min(joined[-1].letters, spans[number + 1].letters):
            span = span._replace(is_same=False)
        if joined and not joined[-1].is_same and not span.is_same:
            last = joined.pop()
            span = Span(False, [*last.before, *span.before], [*last.after, *span.after])
        joined.append(span)
    return joined
