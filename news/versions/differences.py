"""What differs between two texts: by block first, then, in blocks that became others, by word.

Sixty paragraphs take milliseconds, whatever is in them: what would take long is told as removed and added whole.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from news.versions.blocks import Block, lines_of
from news.versions.pairing import paired
from news.versions.reading import blocks_of
from news.versions.steps import steps_between
from news.versions.words import Run, compare_words


@dataclass(frozen=True)
class Changed:
    """A block as it became. `was` is its former kind where that changed too; without a former block it is new."""

    kind: str
    runs: tuple[Run, ...]
    was: str = ""


@dataclass(frozen=True)
class Same:
    blocks: tuple[Block, ...]


def compare_html(old: str, new: str) -> list[Changed | Same]:
    return compare_blocks(blocks_of(old), blocks_of(new))


def compare_plain(old: str, new: str) -> list[Changed | Same]:
    return compare_blocks(lines_of(old), lines_of(new))


def compare_blocks(old: Sequence[Block], new: Sequence[Block]) -> list[Changed | Same]:
    pieces: list[Changed | Same] = []
    for step in steps_between([block.key for block in old], [block.key for block in new]):
        before, after = old[step.old], new[step.new]
        pieces += [Same(tuple(after))] if step.is_same else changes(before, after)
    return pieces


def changes(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Changed]:
    for before, after in paired(old, new):
        if before and after:
            was = before.kind if before.kind != after.kind else ""
            yield Changed(after.kind, tuple(compare_words(before.tokens, after.tokens)), was)
        elif after:
            yield Changed(after.kind, (Run("added", after.tokens),))
        elif before:
            yield Changed(before.kind, (Run("removed", before.tokens),))
