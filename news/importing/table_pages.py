"""A pipe-separated dump of the old list: title twice, text flattened, then `4/28/2023 11:00 AM No Đã ban hành`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from news.importing.labels import Rule
from news.importing.leads import split_source
from news.importing.marks import MarkKind
from news.importing.parsed import Block, ParsedArticle
from news.importing.passages import Passage
from news.importing.reading import Line, PageRefused
from news.importing.scraped import Rejected, ScrapedPage
from news.importing.table_cells import Span, cells_of, split_at_first_sentence, title_and_text
from news.importing.table_ends import ROW_END, is_featured, is_published, published_at

ROWS = 1000


@dataclass(frozen=True, slots=True)
class _Row:
    passage: Passage
    start: int
    end: re.Match[str]

    @property
    def line(self) -> int:
        return self.passage.line_at(self.start)

    def cells(self) -> Iterator[tuple[Span, Rule | None]]:
        return cells_of(self.passage.text, self.start, self.end.start())


def is_table(page: ScrapedPage) -> bool:
    """Rows end as the old list did, or most lines are rows of cells."""
    piped = [line for line in page.content if "|" in line.text]
    rows = sum(line.text.count("|") >= 2 for line in piped)
    return any(ROW_END.search(line.text) for line in piped) or 2 * rows > len(page.content)


def parse_table(page: ScrapedPage) -> tuple[ParsedArticle, ...]:
    """The published rows; the others are marked."""
    articles = tuple(article for row in _rows(page) if (article := _read(page, row)))
    if not articles:
        raise Rejected(
            "table", page.content[0].number, "no row of the table has a title, a text, a day and is published"
        )
    return articles


def _rows(page: ScrapedPage) -> Iterator[_Row]:
    count = 0
    for passage in _grouped(page.content):
        start = 0
        for end in ROW_END.finditer(passage.text):
            count += 1
            if count > ROWS:
                raise PageRefused(passage.line_at(start), f"the table has more than {ROWS:,} rows")
            yield _Row(passage, start, end)
            start = end.end()
        if passage.text[start:].strip(" |"):
            page.mark("stray", passage.line_at(start), passage.text[start:])
        # Only now: while this generator waited, its rows were read, and took what is theirs.
        page.account.discard_rest(passage, "cell separators and repeated titles")


def _grouped(lines: Sequence[Line]) -> Iterator[Passage]:
    """A row goes on over lines from its first cell until its end is found."""
    group: list[Line] = []
    for line in lines:
        group.append(line)
        if ROW_END.search(line.text) or (len(group) == 1 and "|" not in line.text):
            yield Passage.of(*group)
            group = []
    if group:
        yield Passage.of(*group)


def _read(page: ScrapedPage, row: _Row) -> ParsedArticle | None:
    day = published_at(row.end)
    cells = title_and_text(row.passage.text, [cell for cell, rule in row.cells() if rule is None])
    if not is_published(row.end):
        _leave_out(page, row, "row not published", "status")
    elif day is None:
        _leave_out(page, row, "row with an impossible day", "date")
    elif cells is None:
        _leave_out(page, row, "row without title or text", "status")
    else:
        return _article(page, row, day, *cells)
    return None


def _leave_out(page: ScrapedPage, row: _Row, rule: str, mark: MarkKind) -> None:
    page.account.discard(row.passage, rule, row.start, row.end.end())
    page.mark(mark, row.line, row.passage.text[row.start : row.end.end()].strip(" |"))


def _article(page: ScrapedPage, row: _Row, day: datetime, title: Span, cells: list[Span]) -> ParsedArticle:
    text = row.passage.text
    if len(cells) == 1:
        cells = split_at_first_sentence(text, cells[0])
        page.mark("lead", row.line, text[slice(*cells[0])])
    for field in (title, cells[0], row.end.span()):
        page.account.field(row.passage, *field)
    for cell in cells[1:]:
        page.account.body(row.passage, *cell)
    for cell, rule in row.cells():
        if rule:
            page.account.discard(row.passage, rule, *cell)
    source, lead = split_source(text[slice(*cells[0])])
    body = tuple(Block("paragraph", row.passage.line_at(start), text[start:end]) for start, end in cells[1:])
    return ParsedArticle(row.line, text[slice(*title)], day, source, lead, body, featured=is_featured(row.end))
