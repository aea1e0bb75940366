"""What a picture looks like in 64 bits: another size, another file or a little light changes few of them.

Each bit says whether a field of a grid of 9 by 8 is darker than the one to its right.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import TypeVar

from PIL import Image

GRID = (9, 8)
# Of 64. Pictures of different things differ in about half.
NEAR = 6
# Fewer fields that differ from their neighbors say nothing: a blank page looks like any other.
FEWEST = 8

Key = TypeVar("Key")


def look_of(image: Image.Image) -> str:
    """In hexadecimal; nothing where there is nothing to see."""
    shades = image.convert("L").resize(GRID, Image.Resampling.BOX).tobytes()
    rows = [shades[start : start + GRID[0]] for start in range(0, len(shades), GRID[0])]
    bits = [left < right for row in rows for left, right in pairwise(row)]
    return f"{int(''.join('01'[bit] for bit in bits), 2):016x}" if sum(bits) >= FEWEST else ""


def nearest(look: str, others: Iterable[tuple[Key, str]]) -> Key | None:
    """The one that looks most alike, if any does."""
    if not look:
        return None
    wanted = int(look, 16)
    found = [((int(other, 16) ^ wanted).bit_count(), key) for key, other in others if other]
    distance, key = min(found, default=(NEAR + 1, None), key=lambda pair: pair[0])
    return key if distance <= NEAR else None
