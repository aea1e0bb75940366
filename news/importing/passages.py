"""A passage is a piece of text that belongs together: one line, or several that were hard-wrapped."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from news.importing.reading import Line

FULL_LINE = 60  # characters: a line that was broken because it was full is not shorter
NARROW = 130  # characters: where a line is longer than this, lines were not broken at a width
_ENDS_A_SENTENCE = frozenset(".!?:;…\"'”’)]|")


@dataclass(frozen=True, slots=True)
class Passage:
    lines: tuple[Line, ...]
    text: str

    @classmethod
    def of(cls, *lines: Line) -> "Passage":
        return cls(lines, " ".join(line.text for line in lines))

    @property
    def line(self) -> int:
        return self.lines[0].number

    @property
    def blanks_before(self) -> int:
        return self.lines[0].blanks_before

    @property
    def is_wrapped(self) -> bool:
        return len(self.lines) > 1

    def pieces(self, start: int = 0, end: int | None = None) -> Iterator[tuple[Line, int, int]]:
        """The parts of lines behind the characters `start` to `end` of the text."""
        end = len(self.text) if end is None else end
        base = 0
        for line in self.lines:
            first, last = max(start - base, 0), min(end - base, len(line.text))
            if first < last:
                yield line, first, last
            base += len(line.text) + 1  # with the space that joins them

    def line_at(self, position: int) -> int:
        return next((line.number for line, _, _ in self.pieces(position)), self.lines[-1].number)


def unwrapped(lines: Sequence[Line], stands_alone: Callable[[str], bool]) -> list[Passage]:
    """Joins what was hard-wrapped; a line that `stands_alone` is never joined to another."""
    narrow = all(len(line.text) <= NARROW for line in lines)
    joined: list[list[Line]] = []
    for line in lines:
        above = joined[-1][-1] if joined else None
        if above and _continues(above, line, narrow) and not any(stands_alone(each.text) for each in (above, line)):
            joined[-1].append(line)
        else:
            joined.append([line])
    return [Passage.of(*lines) for lines in joined]


def _continues(above: Line, line: Line, narrow: bool) -> bool:
    """On a page of narrow lines a full line goes on in the next; elsewhere only where a sentence visibly does."""
    if line.number != above.number + 1 or len(above.text) < FULL_LINE:
        return False
    return narrow or (above.text[-1] not in _ENDS_A_SENTENCE and line.text[0].islower())
