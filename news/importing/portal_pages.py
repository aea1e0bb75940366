"""One page scraped from the old portal -> what it says, with an account of every character. No database here."""

from news.importing.article_heads import has_dateline
from news.importing.article_pages import parse_article
from news.importing.list_pages import is_list, parse_list
from news.importing.old_addresses import OldAddress
from news.importing.other_pages import rejection
from news.importing.parsed import Kind, ParsedArticle, ParsedList, ParsedPage, Refusal
from news.importing.reading import read_lines
from news.importing.scraped import Rejected, ScrapedPage
from news.importing.table_pages import is_table, parse_table

Found = tuple[Kind, tuple[ParsedArticle, ...], ParsedList | None]


def parse_page(data: bytes, name: str, address: OldAddress | None = None) -> ParsedPage:
    """Raises PageRefused, and nothing else, for what cannot be read.

    The old address, where it is known, gives a list its category and is compared with what the page is.
    """
    page = ScrapedPage(read_lines(data))
    page.mark_oddities()
    try:
        kind, articles, listing = _found(page, address)
    except Rejected as rejected:
        return _rejected(page, name, rejected)
    _compare(page, kind, address)
    page.close()
    characters, rules = page.account.totals()
    return ParsedPage(
        name=name,
        kind=kind,
        characters=characters,
        discarded_by_rule=rules,
        articles=articles,
        listing=listing,
        marks=tuple(page.marks),
    )


def _found(page: ScrapedPage, address: OldAddress | None) -> Found:
    if not page.content:
        raise Rejected("fragment", 1, "nothing stands on the page but labels of the old form")
    page.set_spam_aside()
    # The surest sign first: a text may hold bars like a table, and begin like an item of a list.
    if has_dateline(page):
        return "article", (parse_article(page),), None
    if is_table(page):
        return "table", parse_table(page), None
    if is_list(page, address):
        return "list", (), parse_list(page, address)
    raise rejection(page.content)


def _compare(page: ScrapedPage, kind: Kind, address: OldAddress | None) -> None:
    if address and (kind == "article") != (address.kind in ("article", "print")):
        page.mark("address", 1, f"a page of kind {kind} at the address of a page of kind {address.kind}")


def _rejected(page: ScrapedPage, name: str, rejected: Rejected) -> ParsedPage:
    page.close_rejected(rejected.kind)
    characters, rules = page.account.totals()
    return ParsedPage(
        name=name,
        kind=rejected.kind,
        characters=characters,
        discarded_by_rule=rules,
        refusal=Refusal(rejected.line, rejected.reason),
        marks=tuple(page.marks),
    )
