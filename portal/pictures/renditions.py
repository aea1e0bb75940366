"""The sizes of a picture that readers get, made once, off their path.

Two shapes, each in the widths of WIDTHS that need no enlarging, as AVIF and WebP:
- `card` is cut to 16:9 around the focal point: lead pictures and lists. The security policy allows no inline
  `object-position`, so the cut is made here; a list that shows 3:2 trims both sides of it alike.
- `full` keeps the picture's own ratio: figures in a text.
One JPEG, cut like `card`, is for social networks.

This module knows neither models nor settings, so that a pool's processes load nothing else.
"""

import math
import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image

WIDTHS = (320, 640, 960, 1280)
SHAPES = ("card", "full")
CARD = 16 / 9
SOCIAL = "social-1200.jpg"
SOCIAL_SIZE = (1200, 675)
EXTENSIONS = ("avif", "webp")
CONTENT_TYPES = {".avif": "image/avif", ".webp": "image/webp", ".jpg": "image/jpeg"}
# All there can be: by a name that is not among them nobody makes the server look, let alone compute.
NAMES = frozenset({SOCIAL, *(f"{s}-{w}.{e}" for s in SHAPES for w in WIDTHS for e in EXTENSIONS)})

# Bytes of a rendition in the ratio 16:9. A taller one may weigh as its area, up to TALLEST times as much.
BUDGETS = {320: 12_000, 640: 36_000, 960: 70_000, 1280: 110_000}
TALLEST = 1.5
SOCIAL_BUDGET = 180_000
FAR = 1.6
QUALITIES = {"avif": (60, 50, 40, 30, 20), "webp": (78, 68, 56, 42, 28, 12), "jpeg": (85, 75, 60, 45, 30)}
OPTIONS: dict[str, dict[str, Any]] = {
    "avif": {"speed": 8},  # of 10: slower ones take seconds for a large photograph
    "webp": {"method": 3},
    "jpeg": {"optimize": True, "progressive": True},
}


class Focus(NamedTuple):
    """The point every cut keeps, as a share of width and height from the upper left corner."""

    x: float = 0.5
    y: float = 0.5


class Size(NamedTuple):
    width: int
    height: int


def widths(shape: str, width: int, height: int) -> list[int]:
    """Those that need no enlarging. What is narrower than all of them has the first, in its own size."""
    return [step for step in WIDTHS if step <= base_width(shape, width, height)] or [WIDTHS[0]]


def base_width(shape: str, width: int, height: int) -> int:
    return card_size(width, height).width if shape == "card" else width


def card_size(width: int, height: int) -> Size:
    """The largest 16:9 within the picture."""
    if width > height * CARD:
        return Size(max(1, round(height * CARD)), height)
    return Size(width, max(1, round(width / CARD)))


def rendered_size(shape: str, step: int, width: int, height: int) -> Size:
    base = card_size(width, height) if shape == "card" else Size(width, height)
    return scaled(base, step)


def social_size(width: int, height: int) -> Size:
    return scaled(card_size(width, height), SOCIAL_SIZE[0])


def scaled(base: Size, step: int) -> Size:
    if step >= base.width:
        return base
    return Size(step, max(1, round(step * base.height / base.width)))


def names(width: int, height: int) -> set[str]:
    """Of all renditions of a picture of this size."""
    steps = ((shape, step) for shape in SHAPES for step in widths(shape, width, height))
    return {SOCIAL} | {f"{shape}-{step}.{extension}" for shape, step in steps for extension in EXTENSIONS}


def missing(folder: Path, width: int, height: int) -> set[str]:
    return names(width, height) - ({path.name for path in folder.iterdir()} if folder.is_dir() else set())


def make(original: Path, folder: Path, focus: Focus) -> None:
    """Writes all renditions; a reader who asks meanwhile gets the old file or the new one, never a part."""
    with Image.open(original, formats=("JPEG", "PNG")) as image:
        image.load()
    folder.mkdir(parents=True, exist_ok=True)
    cut = image.crop(card_box(image.width, image.height, focus))
    for shapes, base in bases(cut, image):
        for step, extension, content in encodings(base):
            for shape in shapes:
                write(folder / f"{shape}-{step}.{extension}", content)
    social = resized(cut, scaled(Size(*cut.size), SOCIAL_SIZE[0]))
    write(folder / SOCIAL, within(social, "jpeg", SOCIAL_BUDGET)[0])


def bases(cut: Image.Image, whole: Image.Image) -> list[tuple[tuple[str, ...], Image.Image]]:
    """What is 16:9 already is encoded once for both shapes."""
    if cut.size == whole.size:
        return [(("card", "full"), whole)]
    return [(("card",), cut), (("full",), whole)]


def card_box(width: int, height: int, focus: Focus) -> tuple[int, int, int, int]:
    size = card_size(width, height)
    left = slid(focus.x, width, size.width)
    top = slid(focus.y, height, size.height)
    return left, top, left + size.width, top + size.height


def slid(share: float, whole: int, part: int) -> int:
    """Where a part begins that has the point in its middle, or as near to it as the whole allows."""
    return min(max(math.floor(share * whole - part / 2), 0), whole - part)


def encodings(base: Image.Image) -> Iterator[tuple[int, str, bytes]]:
    """From the widest to the narrowest, each made from the one before, and beginning near its quality."""
    image = base
    levels = dict.fromkeys(EXTENSIONS, 0)
    for step in reversed(widths("full", base.width, base.height)):
        image = resized(image, scaled(Size(*base.size), step))
        for extension in EXTENSIONS:
            content, level = within(image, extension, budget(step, image), max(levels[extension] - 2, 0))
            levels[extension] = level
            yield step, extension, content


def resized(image: Image.Image, size: Size) -> Image.Image:
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)  # first by whole steps, which is faster


def budget(step: int, image: Image.Image) -> float:
    tallness = CARD * image.height / image.width
    return BUDGETS[step] * min(max(tallness, 1), TALLEST)


def within(image: Image.Image, form: str, budget: float, level: int = 0) -> tuple[bytes, int]:
    """From that level of quality on, the first that keeps to the budget, else the last; and which it was."""
    last = len(QUALITIES[form]) - 1
    content = encoded(image, form, QUALITIES[form][level])
    if len(content) <= budget or level == last:
        return content, level
    # Where it is far too heavy, the next level would be too: one encoding is saved.
    return within(image, form, budget, min(level + (2 if len(content) > FAR * budget else 1), last))


def encoded(image: Image.Image, form: str, quality: int) -> bytes:
    target = BytesIO()
    image.save(target, form, quality=quality, **OPTIONS[form])
    return target.getvalue()


def write(path: Path, content: bytes) -> None:
    # In the same folder, since a file only replaces another in one step on the same disk.
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
