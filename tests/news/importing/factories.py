"""Scraped pages for tests: those in `pages/`, written for this purpose, and small ones made on the spot."""

from pathlib import Path

from news.importing.parsed import ParsedArticle, ParsedPage
from news.importing.passages import Passage
from news.importing.portal_pages import parse_page
from news.importing.reading import Line, read_lines
from news.importing.scraped import ScrapedPage

PAGES = Path(__file__).parent / "pages"
FONT_SIZE_LINE = "Cỡ chữ: Font size: Giảm (A-) Mặc định (A) Tăng (A+)"
LEAD = "PORTAL - A school in Di An has opened its library to the whole neighborhood, on Sundays too."
PARAGRAPH = (
    "The shelves were built by the parents of the ninth class, who met on eleven evenings, and the books came from"
    " families, from two printing houses and from a teacher who had kept them for forty years; whoever lives in one of"
    " the six streets around may borrow three at a time, and the youngest readers have a corner with a carpet."
)


def data(name: str) -> bytes:
    return (PAGES / f"{name}.txt").read_bytes()


def names() -> list[str]:
    return sorted(path.stem for path in PAGES.glob("*.txt"))


def parsed(name: str) -> ParsedPage:
    return parse_page(data(name), f"{name}.txt")


def parsed_text(text: str) -> ParsedPage:
    return parse_page(text.encode(), "page.txt")


def article(name: str) -> ParsedArticle:
    return only_article(parsed(name))


def only_article(page: ParsedPage) -> ParsedArticle:
    assert page.refusal is None, page.refusal
    (found,) = page.articles
    return found


def article_text(
    *,
    section: str = "",
    date: str = "Thứ 2, Ngày 18/09/2023, 10:00",
    headline: str = "A library for six streets",
    font_size: str = FONT_SIZE_LINE,
    poster: str = "",
    lead: str = LEAD,
    body: str = PARAGRAPH,
    views: str = "Lượt người xem: Views: 227",
) -> str:
    """What is "" is left out with its line."""
    return "\n".join(filter(None, [section, date, headline, font_size, poster, lead, f"\n{body}\n", views]))


def lines(text: str) -> list[Line]:
    return read_lines(text.encode())


def passages(text: str) -> list[Passage]:
    """One for each line that is not blank."""
    return [Passage.of(line) for line in lines(text) if line.text]


def scraped(text: str) -> ScrapedPage:
    return ScrapedPage(lines(text))


def kinds_of_marks(page: ParsedPage) -> list[str]:
    return [mark.kind for mark in page.marks]


def everything_taken(page: ParsedPage) -> list[str]:
    """Every text that would be stored."""
    texts = [page.listing.heading, page.listing.category] if page.listing else []
    texts += [text for item in (page.listing.items if page.listing else ()) for text in (item.source, item.lead)]
    for found in page.articles:
        texts += [found.section, found.headline, found.source, found.lead]
        texts += [text for block in found.body for text in (block.text, block.credit)]
        texts += [person.name for person in found.contributors] + ([found.poster.name] if found.poster else [])
    return texts
