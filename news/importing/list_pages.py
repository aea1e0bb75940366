"""A list page: an optional heading, then leads of articles, newest first, without title, date or link."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from news.importing.leads import further_leads, has_source, is_truncated, split_source
from news.importing.old_addresses import ORGANIZATIONS, OldAddress
from news.importing.parsed import ListItem, ParsedList
from news.importing.passages import Passage
from news.importing.reading import Line, PageRefused
from news.importing.scraped import FONT_SIZE_LINE, VIEWS_LINE, Rejected, ScrapedPage
from portal.texts.folding import fold

ITEMS = 200  # the old portal showed ten
LONGEST_HEADING = 100
SHORTEST_ITEM = 40  # characters without a source: less is a page number or a button
SECTIONS = frozenset({"news", "introduction", "smart city", "tin tuc", "tin tuc su kien", "gioi thieu"})

_DASH = re.compile(r" [-–—] ")


class _Item(NamedTuple):
    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end].rstrip()

    @property
    def line(self) -> int:
        return self.passage.line_at(self.start)


def is_list(page: ScrapedPage, address: OldAddress | None) -> bool:
    """Leads show by their sources. Without these, only a heading or the old address tells a list from a text."""
    heading, lines = _heading(page.content)
    items = list(_items(lines))
    sourced = sum(has_source(item.text) for item in items)
    if sourced >= 2 and 2 * sourced >= len(items):
        return True
    if not items or page.first(FONT_SIZE_LINE) or page.first(VIEWS_LINE):
        return False
    by_address = address is not None and address.kind == "list" and address.area != ORGANIZATIONS
    by_category = heading is not None and _category(heading.text) != ""
    return by_address or by_category or (heading is not None and sourced == len(items))


def parse_list(page: ScrapedPage, address: OldAddress | None) -> ParsedList:
    heading, lines = _heading(page.content)
    if heading:
        page.account.field(heading)
    items = tuple(_read(page, _items(lines)))
    if not items:
        raise Rejected("list", page.content[0].number, "no lead stands on the list page")
    title = heading.text if heading else ""
    return ParsedList(title, _category(title) or (address.category if address else ""), items)


def _heading(content: Sequence[Line]) -> tuple[Passage | None, Sequence[Line]]:
    if not content or has_source(content[0].text) or len(content[0].text) > LONGEST_HEADING:
        return None, content
    first, below = content[0], content[1:]
    is_section = fold(_DASH.split(first.text, 1)[0]) in SECTIONS
    if is_section or (below and has_source(below[0].text) and not first.text.endswith(".")):
        return Passage.of(first), below
    return None, content


def _category(heading: str) -> str:
    """`Socio - Economic News` of `News - Socio - Economic News`."""
    found = _DASH.search(heading)
    return heading[found.end() :] if found else ""


def _items(lines: Sequence[Line]) -> Iterator[_Item]:
    for passage in _paragraphs(lines):
        starts = [0, *further_leads(passage.text)]
        for start, end in zip(starts, [*starts[1:], len(passage.text)], strict=True):
            yield _Item(passage, start, end)


def _paragraphs(lines: Sequence[Line]) -> Iterator[Passage]:
    """Lines directly below one another are one hard-wrapped item, until a source begins the next."""
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs and line.number == paragraphs[-1][-1].number + 1 and not has_source(line.text):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return (Passage.of(*paragraph) for paragraph in paragraphs)


def _read(page: ScrapedPage, items: Iterator[_Item]) -> Iterator[ListItem]:
    for count, item in enumerate(items, start=1):
        if count > ITEMS:
            raise PageRefused(item.line, f"the list has more than {ITEMS} items")
        source, lead = split_source(item.text)
        if not lead or (not source and len(lead) < SHORTEST_ITEM):
            page.account.discard(item.passage, "no lead of an article", item.start, item.end)
            page.mark("stray", item.line, item.text)
            continue
        if not source:
            page.mark("item", item.line, lead)
        page.account.field(item.passage, item.start, item.end)
        yield ListItem(item.line, source, lead, is_truncated(lead))
