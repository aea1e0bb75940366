"""The steps from one sequence to another, whatever they are made of.

rapidfuzz finds the longest common sequence 64 cells at a time, where difflib takes minutes for a paragraph of two
words repeated.
"""

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

MOST_CELLS = 50_000_000


class Step(NamedTuple):
    is_same: bool
    old: slice
    new: slice


def steps_between(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Step]:
    """What is the same and what is not, in turns. What would take long is told as other from end to end."""
    if len(old) * len(new) > MOST_CELLS:
        return [Step(False, slice(None), slice(None))]
    codes: dict[Hashable, int] = {}
    numbers = [[codes.setdefault(key, len(codes)) for key in side] for side in (old, new)]
    steps: list[Step] = []
    # Indel knows no replacing: what goes and what comes in one place are two steps, joined to one here.
    for verb, begin, end, new_begin, new_end in Indel.opcodes(*numbers):
        if steps and verb != "equal" and not steps[-1].is_same:
            begin, new_begin = steps[-1].old.start, steps[-1].new.start
            steps.pop()
        steps.append(Step(verb == "equal", slice(begin, end), slice(new_begin, new_end)))
    return steps
