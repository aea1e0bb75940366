"""One article: section, date line, headline, font-size line, poster line, lead, body, views line, old form."""

from collections.abc import Sequence

from news.importing.article_heads import read_dateline, read_headline, read_poster, read_section
from news.importing.body import read_body, stands_alone
from news.importing.dateline import is_dateline
from news.importing.leads import split_source
from news.importing.parsed import ParsedArticle
from news.importing.passages import Passage, unwrapped
from news.importing.reading import Line
from news.importing.scraped import VIEWS_LINE, Rejected, ScrapedPage
from news.importing.views_line import parse_views_line

SHORTEST_LEAD = 80  # characters without a source: less may be a subtitle


def parse_article(page: ScrapedPage) -> ParsedArticle:
    """Raises Rejected where the headline or the text is missing, PageRefused where the date cannot be."""
    dateline, published_at = read_dateline(page)
    section = read_section(page, dateline)
    headline, below = read_headline(page, dateline, _text(page, dateline))
    poster, below = read_poster(page, below)
    passages = unwrapped(below, stands_alone)
    _mark_wrapped(page, [headline, *passages])
    source, lead, below_lead = _lead(page, headline, passages)
    body = read_body(page, below_lead)
    return ParsedArticle(
        line=headline.line,
        headline=headline.text,
        published_at=published_at,
        source=source,
        lead=lead,
        body=body.blocks,
        section=section,
        poster=poster,
        contributors=body.contributors,
        views=_views(page),
    )


def _text(page: ScrapedPage, dateline: Line) -> list[Line]:
    """The lines from the headline to the end of the body; what follows in the old form is left out."""
    end = page.end_of_text(dateline.number)
    below = [line for line in page.content if line.number > dateline.number and not is_dateline(line.text)]
    for line in below:
        if line.number > end:
            page.leave_out(Passage.of(line), "below the text", "stray")
    return [line for line in below if line.number < end]


def _lead(page: ScrapedPage, headline: Passage, passages: list[Passage]) -> tuple[str, str, list[Passage]]:
    if not passages:
        raise Rejected("article", headline.line, "no text follows the headline")
    page.account.field(passages[0])
    source, lead = split_source(passages[0].text)
    if not lead and len(passages) > 1:  # the source has a line of its own
        page.account.field(passages[1])
        return source, passages[1].text, passages[2:]
    if not source and (len(lead) < SHORTEST_LEAD or page.has_spam_between(headline.line, passages[0].line)):
        page.mark("lead", passages[0].line, lead)
    return source, lead, passages[1:]


def _mark_wrapped(page: ScrapedPage, passages: Sequence[Passage]) -> None:
    if first := next((passage for passage in passages if passage.is_wrapped), None):
        page.mark("wrapped", first.line, first.text)


def _views(page: ScrapedPage) -> int | None:
    """The first counter that stands on the page; a line without one, or two that differ, want an editor's eye."""
    lines = [(line, parse_views_line(line.text)) for line in page.under(VIEWS_LINE)]
    counters = [(line, found) for line, found in lines if found and found.views is not None]
    if (lines and len({found and found.views for _, found in lines}) > 1) or (lines and not counters):
        page.mark("views", lines[0][0].number, lines[0][0].text)
    if not counters:
        return None
    line, found = counters[0]
    page.account.field(Passage.of(line), found.start, found.end)
    return found.views
