"""The head of an article: section, date line, headline, font-size line, poster line."""

import re
from collections.abc import Sequence
from datetime import datetime

from news.importing.dateline import is_dateline, parse_dateline, parse_day
from news.importing.leads import has_source
from news.importing.parsed import Poster
from news.importing.passages import Passage
from news.importing.reading import Line, PageRefused
from news.importing.scraped import FONT_SIZE_LINE, Rejected, ScrapedPage

LONGEST_SECTION = 60
LONGEST_HEADLINE = 250  # characters: our column's; a longer one is refused rather than cut
WRAPPED_HEADLINE = 3  # lines
LONGEST_ABOVE = 300  # characters above the date line: more is a text of its own

# `26/02/2020 | Nguyen Trang`, or the day alone: from 2018 to 2021 pages said who had put them up.
_POSTER = re.compile(r"([0-9]{1,2}/[0-9]{1,2}/[0-9]{4})(?: [0-9]{1,2}:[0-9]{2})?(?: ?\| ?(.{0,80}))?")


def has_dateline(page: ScrapedPage) -> bool:
    return any(is_dateline(line.text) for line in page.content)


def read_dateline(page: ScrapedPage) -> tuple[Line, datetime]:
    first, *others = [line for line in page.content if is_dateline(line.text)]
    read = parse_dateline(first.text, first.number)
    if read is None:
        raise PageRefused(first.number, "the date line cannot be read")
    page.account.field(Passage.of(first))
    if not read.weekday_agrees:
        page.mark("weekday", first.number, first.text)
    for line in others:
        if line.text != first.text:
            raise PageRefused(line.number, "a second date line: two pages stand in one file")
        page.leave_out(Passage.of(line), "repeated date line", "date")
    return first, read.published_at


def read_section(page: ScrapedPage, dateline: Line) -> str:
    above = [line for line in page.content if line.number < dateline.number]
    if sum(len(line.text) for line in above) > LONGEST_ABOVE:
        raise Rejected("fragment", dateline.number, "the date line stands below other text, not at the head of a page")
    if len(above) == 1 and len(above[0].text) <= LONGEST_SECTION:
        page.account.field(Passage.of(above[0]))
        return above[0].text
    for line in above:
        page.leave_out(Passage.of(line), "above the date line", "stray")
    return ""


def read_headline(page: ScrapedPage, dateline: Line, text: list[Line]) -> tuple[Passage, list[Line]]:
    """The headline ends at the font-size line; print views and dialogs have none, and a headline of one line."""
    font_size = page.first(FONT_SIZE_LINE, dateline.number)
    above = [line for line in text if font_size and line.number < font_size.number and not _POSTER.fullmatch(line.text)]
    if font_size and not above:
        raise Rejected("fragment", font_size.number, "no headline stands between the date line and the font-size line")
    if not text:
        raise Rejected("fragment", dateline.number, "nothing follows the date line")
    headline = Passage.of(*_connected(above)) if above else Passage.of(text[0])
    if page.has_spam_between(dateline.number, headline.line):
        raise Rejected("spam", headline.line, "advertising stood where the headline should be")
    _check_headline(headline)
    page.account.field(headline)
    return headline, [line for line in text if line not in headline.lines]


def read_poster(page: ScrapedPage, text: list[Line]) -> tuple[Poster | None, list[Line]]:
    found = _POSTER.fullmatch(text[0].text) if text else None
    if found is None:
        return None, text
    line, day = Passage.of(text[0]), parse_day(found[1])
    if day is None:
        page.leave_out(line, "impossible day", "date")
        return None, text[1:]
    page.account.field(line)
    return Poster(day, (found[2] or "").strip()), text[1:]


def _connected(above: Sequence[Line]) -> Sequence[Line]:
    """All lines when they are few and stand directly below one another, else the first."""
    together = above[-1].number - above[0].number == len(above) - 1 < WRAPPED_HEADLINE
    return above if together else above[:1]


def _check_headline(headline: Passage) -> None:
    if has_source(headline.text):
        raise Rejected("fragment", headline.line, "the lead stands where the headline should be")
    if len(headline.text) > LONGEST_HEADLINE:
        raise Rejected("fragment", headline.line, f"{len(headline.text)} characters are no headline")
