"""The real pages, where somebody has them beside the repository."""

from pathlib import Path

import pytest

from news.importing.address_book import NAME, read_address_book
from news.importing.old_form import FORM_LABELS
from news.importing.parsed import ParsedPage
from news.importing.portal_pages import parse_page
from tests.news.importing.factories import everything_taken, only_article


@pytest.fixture
def pages(seeds: Path) -> dict[str, ParsedPage]:
    """By the first three digits of their file names."""
    addresses = read_address_book((seeds / NAME).read_bytes()).addresses
    return {
        path.name[:3]: parse_page(path.read_bytes(), path.name, addresses[path.name])
        for path in sorted(seeds.glob("*.txt"))
    }


def test_every_address_is_known(seeds):
    book = read_address_book((seeds / NAME).read_bytes())
    assert book.errors == ()
    assert [(address.kind, address.key) for address in book.addresses.values()] == [
        ("list", None),
        ("article", ("SmartCity", 50)),
        ("list", None),
        ("list", None),
        ("article", ("TinTucSuKien", 5554)),
    ]


def test_articles_are_read(pages):
    first, second = only_article(pages["001"]), only_article(pages["004"])
    assert (first.published_at.isoformat(), first.source, first.views) == ("2023-09-18T10:00:00+07:00", "PORTAL", 227)
    assert (second.published_at.isoformat(), second.source, second.views) == ("2024-01-24T11:00:00+07:00", "PORTAL", 71)
    assert (
        first.headline == "Provincial leaders welcomed the ICF team to survey the construction of Binh Duong Smart City"
    )
    assert second.headline == "Consular Posts and Foreign Missions Meeting in Binh Duong"


@pytest.mark.parametrize(("page", "lines"), [("001", [11, 18, 27, 29, 34]), ("004", [16, 25, 30])])
def test_exactly_the_captions_are_marked(pages, page, lines):
    assert [(mark.kind, mark.line) for mark in pages[page].marks] == [("caption", line) for line in lines]
    assert [block.line for block in only_article(pages[page]).body if block.kind != "paragraph"] == lines


@pytest.mark.parametrize(
    ("page", "heading", "category"),
    [("000", "", ""), ("002", "News", "digital transformation"), ("003", "News - Smart City", "Smart City")],
)
def test_lists_have_ten_items_each(pages, page, heading, category):
    listing = pages[page].listing
    assert (listing.heading, listing.category, pages[page].marks) == (heading, category, ())
    assert [item.source for item in listing.items] == ["PORTAL"] * 10
    assert not any(item.truncated for item in listing.items)


def test_no_label_is_left(pages):
    taken = "\n".join(text for page in pages.values() for text in everything_taken(page))
    assert [label for label in (*FORM_LABELS, "Cỡ chữ", "Chia sẻ", "Lượt người xem") if label in taken] == []


def test_every_character_is_accounted_for(pages, seeds):
    assert [sum(page.characters.values()) for page in pages.values()] == [
        len(path.read_bytes().decode()) for path in sorted(seeds.glob("*.txt"))
    ]
