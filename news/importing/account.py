"""Where every character of a page went: into a field, into a body, or away under a rule that has a name."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypedDict

from news.importing.passages import Passage
from news.importing.reading import Line

Owner = Literal["fields", "body", "discarded"]


class CharacterCounts(TypedDict):
    fields: int
    body: int
    discarded: int


class _Span(NamedTuple):
    start: int
    end: int
    owner: Owner
    rule: str


class Account:
    """Each character of a line is taken once: taking it twice is a mistake of the importer and raises ValueError."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._spans: dict[int, list[_Span]] = {}

    def field(self, passage: Passage, start: int = 0, end: int | None = None) -> None:
        self._take(passage, "fields", "", start, end)

    def body(self, passage: Passage, start: int = 0, end: int | None = None) -> None:
        self._take(passage, "body", "", start, end)

    def discard(self, passage: Passage, rule: str, start: int = 0, end: int | None = None) -> None:
        self._take(passage, "discarded", rule, start, end)

    def discard_rest(self, passage: Passage, rule: str) -> None:
        """What nothing else took of the passage: separators and the words around a value."""
        for line in passage.lines:
            for start, end in self._gaps(line):
                self._add(line, _Span(start, end, "discarded", rule))

    def discard_everything(self, rule: str) -> None:
        """For a page of which nothing is taken in the end: what was meant for a field or a body goes too."""
        for line in self._lines:
            self._spans[line.number] = [s for s in self._spans.get(line.number, ()) if s.owner == "discarded"]
            self.discard_rest(Passage.of(line), rule)

    def untaken(self) -> Iterator[Line]:
        return (line for line in self._lines if any(self._gaps(line)))

    def totals(self) -> tuple[CharacterCounts, dict[str, int]]:
        """Characters by where they went, and the discarded ones by rule."""
        owners = Counter[Owner]()
        rules = Counter[str]()
        for line in self._lines:
            for rule, count in line.dropped:
                rules[rule] += count
            for span in self._spans.get(line.number, ()):
                weight = line.weight(span.start, span.end)
                owners[span.owner] += weight
                if span.owner == "discarded":
                    rules[span.rule] += weight
        return {"fields": owners["fields"], "body": owners["body"], "discarded": sum(rules.values())}, dict(rules)

    def _take(self, passage: Passage, owner: Owner, rule: str, start: int, end: int | None) -> None:
        for line, first, last in passage.pieces(start, end):
            self._add(line, _Span(first, last, owner, rule))

    def _add(self, line: Line, span: _Span) -> None:
        spans = self._spans.setdefault(line.number, [])
        place = bisect_left(spans, span)
        # None of those kept overlap: a new one can only do so with its neighbors.
        neighbors = spans[max(place - 1, 0) : place + 1]
        if any(span.start < other.end and other.start < span.end for other in neighbors):
            raise ValueError(f"line {line.number}: characters {span.start} to {span.end} are taken twice")
        insort(spans, span)

    def _gaps(self, line: Line) -> Iterator[tuple[int, int]]:
        position = 0
        for span in tuple(self._spans.get(line.number, ())):  # a copy: who asks fills the gaps meanwhile
            if position < span.start:
                yield position, span.start
            position = span.end
        if position < len(line.text):
            yield position, len(line.text)
