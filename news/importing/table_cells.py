"""The cells of a row: where its title stands, twice, and the text below it."""

import re
from collections.abc import Iterator

from news.importing.labels import Rule, furniture_rule
from news.importing.leads import first_source, has_source

LONGEST_TITLE = 255  # characters: a line of text in SharePoint holds no more
SHORTEST_LEAD = 80  # characters: "Mr." ends no lead

_CELL = re.compile(r"[^|]+")
_SENTENCE_END = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bProf)[.!?…][\"”’)]* (?=[\"“(]?[A-ZĐ])")

Span = tuple[int, int]


def cells_of(text: str, start: int, end: int) -> Iterator[tuple[Span, Rule | None]]:
    """Each cell that is not empty, with its rule where it is a column's title that ran into the row."""
    for found in _CELL.finditer(text, start, end):
        if cell := _trimmed(text, found.span()):
            yield cell, furniture_rule(text[slice(*cell)])


def title_and_text(text: str, cells: list[Span]) -> tuple[Span, list[Span]] | None:
    """The title and the cells of the text below it. The title stands twice, in two cells or before the source."""
    if not cells:
        return None
    (start, end), *rest = cells
    if (source := first_source(text, start, end)) is not None:
        rest = [(source, end), *rest]
        end = start + len(text[start:source].rstrip())
    title = text[start : end - _second_half(text[start:end])]
    if rest and _begins_with_title(text[slice(*rest[0])], title):
        rest = [(rest[0][0] + len(title), rest[0][1]), *rest[1:]]
    filled = [span for cell in rest if (span := _trimmed(text, cell))]
    return ((start, start + len(title)), filled) if filled and 0 < len(title) <= LONGEST_TITLE else None


def split_at_first_sentence(text: str, cell: Span) -> list[Span]:
    """A flattened text does not say where its lead ends: a guess."""
    found = _SENTENCE_END.search(text, min(cell[0] + SHORTEST_LEAD, cell[1]), cell[1])
    return [(cell[0], found.end() - 1), (found.end(), cell[1])] if found else [cell]


def _begins_with_title(cell: str, title: str) -> bool:
    """Its second copy fills a cell or stands before the source: a text may begin with the same words."""
    below = cell.removeprefix(title)
    return len(below) < len(cell) and (not below or (below[0] == " " and has_source(below[1:])))


def _trimmed(text: str, span: Span) -> Span | None:
    kept = text[slice(*span)].strip()
    start = text.find(kept, span[0])
    return (start, start + len(kept)) if kept else None


def _second_half(text: str) -> int:
    """How many characters at the end only repeat what stands before them."""
    half = (len(text) + 1) // 2
    return len(text) - len(text[:half].rstrip()) if text[:half].rstrip() == text[half:] else 0
