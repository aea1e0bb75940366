"""What holds for every page: its kind is recognized, each character is accounted for, nothing breaks the importer."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.importing.labels import furniture_rule
from news.importing.marks import Mark
from news.importing.old_addresses import OldAddress
from news.importing.old_form import FORM_LABELS
from news.importing.parsed import ParsedPage
from news.importing.portal_pages import parse_page
from news.importing.reading import FILE_BYTES, PageRefused
from news.importing.scraped import MARKS
from tests.news.importing.factories import (
    PARAGRAPH,
    article_text,
    data,
    everything_taken,
    kinds_of_marks,
    names,
    only_article,
    parsed,
    parsed_text,
)

KINDS = {
    "fragment": "fragment",
    "headless_article": "fragment",
    "list": "list",
    "list_category": "list",
    "list_nothing_between": "list",
    "list_wrapped": "list",
    "organization": "organization",
    "spam": "spam",
    "table": "table",
}
ARTICLE_50 = OldAddress("SmartCity", "article", "SmartCity", id=50)


@pytest.mark.parametrize("name", names())
def test_kind_of_every_page_is_recognized(name):
    page = parsed(name)
    assert (page.name, page.kind) == (f"{name}.txt", KINDS.get(name, "article"))


@pytest.mark.parametrize("name", names())
def test_only_articles_lists_and_tables_are_taken(name):
    page = parsed(name)
    assert (page.outcome == "taken") == (page.kind in ("article", "list", "table"))
    assert bool(everything_taken(page)) == (page.outcome == "taken")


@pytest.mark.parametrize("name", names())
def test_every_character_is_accounted_for(name):
    assert_accounted_for(parsed(name), data(name))


@pytest.mark.parametrize("name", names())
def test_no_label_is_left_in_any_text(name):
    taken = "\n".join(everything_taken(parsed(name)))
    assert [label for label in (*FORM_LABELS, "Cỡ chữ", "Chia sẻ", "Lượt người xem") if label in taken] == []


def test_characters_are_counted_by_where_they_went():
    page = parsed_text(
        "\ufeffThứ 2, Ngày 18/09/2023, 10:00\r\nTitle\nPORTAL -\u00a0Lead\n\nBody  text\nChia sẻ:\nLịch sử"
    )
    assert page.characters == {"fields": 29 + 5 + 13, "body": 9, "discarded": 1 + 2 + 1 + 1 + 1 + 2 + 8 + 1 + 7}
    assert page.discarded_by_rule == {
        "invisible character": 1,
        "line end": 6,
        "blank line": 1,
        "space": 1,
        "share line": 8,
        "form label": 7,
    }


def test_spam_in_an_article_is_left_out_and_marked():
    page = parsed("spam_in_article")
    assert page.marks == (
        Mark("spam", 8, "Buy cheap viagra online without prescription at http://pills.example.com/best today"),
        Mark("spam", 12, "More offers: www.pills.example.net/more"),
    )
    assert not any("pills" in text for text in everything_taken(page))
    assert page.discarded_by_rule["spam"] == sum(len(mark.text) for mark in page.marks)


def test_page_of_spam_is_rejected_with_its_line():
    page = parsed("spam")
    assert str(page.refusal) == "line 1: most of the page is advertising that was injected into the old site"
    assert kinds_of_marks(page) == ["spam"] * 3


def test_headline_that_was_replaced_by_spam_rejects_the_page():
    page = parsed_text(article_text(headline="Cheap viagra\nA title"))
    assert (page.kind, str(page.refusal)) == ("spam", "line 3: advertising stood where the headline should be")


def test_text_taken_for_the_lead_in_place_of_spam_is_marked():
    page = parsed_text(article_text(lead="Cheap viagra"))
    assert kinds_of_marks(page) == ["spam", "lead"]
    assert only_article(page).lead == PARAGRAPH


def test_spam_among_list_items_is_left_out():
    page = parsed_text("PORTAL - One and one more, as ever.\n\nPORTAL - Two and two.\n\nPORTAL - Levitra for all")
    assert [item.lead for item in page.listing.items] == ["One and one more, as ever.", "Two and two."]
    assert kinds_of_marks(page) == ["spam"]


def test_damaged_text_is_marked_once():
    page = parsed_text(article_text(body=f"{PARAGRAPH} Donâ€™t.\n\n{PARAGRAPH} Donâ€™t <b>shout</b>."))
    assert [(mark.kind, mark.line) for mark in page.marks] == [("encoding", 6), ("markup", 8)]


def test_page_of_another_kind_than_its_address_is_marked():
    page = parse_page(data("list"), "list.txt", ARTICLE_50)
    assert page.marks[-1] == Mark("address", 1, "a page of kind list at the address of a page of kind article")
    assert parse_page(data("article"), "article.txt", ARTICLE_50).marks == parsed("article").marks


@pytest.mark.parametrize("page", [b"", b"\n\n", "\ufeff\u00a0\n\u200b".encode()])
def test_page_without_text_is_refused(page):
    with pytest.raises(PageRefused, match=r"^line 1: the page is empty$"):
        parse_page(page, "page.txt")


def test_page_of_labels_alone_is_a_fragment():
    page = parsed_text("Manage Permissions\nVersion History")
    assert (page.kind, page.refusal.line) == ("fragment", 1)


def test_long_text_of_a_mark_is_cut():
    page = parsed_text(article_text(body=f"{PARAGRAPH}\n\nBuy viagra {'now ' * 100}\n\n{PARAGRAPH}\n\n{PARAGRAPH}"))
    assert len(page.marks[0].text) == 301
    assert page.marks[0].text.endswith("…")


def test_page_with_more_guesses_than_anybody_would_look_at_is_refused():
    with pytest.raises(PageRefused, match=rf"^line {2 * MARKS + 8}: .* in more than 500 places$"):
        parsed_text(article_text(body=f"{PARAGRAPH}\n\n" + "A heading\n\n" * (MARKS + 9) + PARAGRAPH))


# Malformed pages: 45 for each of the 20 ways to spoil one, the same on every run

Spoiling = Callable[[bytes, random.Random], bytes]


def cut_short(page: bytes, chance: random.Random) -> bytes:
    return page[: chance.randrange(len(page))]


def cut_at_the_head(page: bytes, chance: random.Random) -> bytes:
    return page[chance.randrange(len(page)) :]


def without_lines(page: bytes, chance: random.Random) -> bytes:
    return b"\n".join(line for line in page.split(b"\n") if chance.random() > 0.3)


def with_lines_twice(page: bytes, chance: random.Random) -> bytes:
    return b"\n".join(line for line in page.split(b"\n") for _ in range(chance.choice((1, 1, 2, 3))))


def shuffled(page: bytes, chance: random.Random) -> bytes:
    return b"\n".join(chance.sample(lines := page.split(b"\n"), len(lines)))


def on_one_line(page: bytes, chance: random.Random) -> bytes:
    return page.replace(b"\n", chance.choice((b"", b" ", b"\t", b" | ")))


def with_other_line_ends(page: bytes, chance: random.Random) -> bytes:
    return page.replace(b"\n", chance.choice((b"\r", b"\r\n", b"\r\r\n", b"\n\n\n", "\u2028".encode(), b"\x0b")))


def with_a_huge_line(page: bytes, chance: random.Random) -> bytes:
    return spliced(page, chance, chance.choice((b"x", b"PORTAL - ", b"| ", b". ")) * 30_000)


def with_many_lines(page: bytes, chance: random.Random) -> bytes:
    return spliced(page, chance, chance.choice((b"\n", b"a\n")) * chance.choice((50, 1_000)))


def with_controls(page: bytes, chance: random.Random) -> bytes:
    return page.replace(b" ", bytes([chance.randrange(32)]), chance.randrange(60))


def with_zeros(page: bytes, chance: random.Random) -> bytes:
    return spliced(page, chance, b"\0" * chance.randrange(1, 999))


def with_random_bytes(page: bytes, chance: random.Random) -> bytes:
    return spliced(page, chance, chance.randbytes(chance.randrange(1, 30)))


def of_random_bytes(page: bytes, chance: random.Random) -> bytes:
    return chance.randbytes(len(page))


def mojibake(page: bytes, chance: random.Random) -> bytes:
    return page.decode().encode().decode(chance.choice(("latin-1", "cp1258")), "replace").encode()


def in_another_encoding(page: bytes, chance: random.Random) -> bytes:
    return page.decode().encode(chance.choice(("utf-16", "utf-32", "cp1258", "ascii", "utf-7")), "replace")


def with_marks(page: bytes, chance: random.Random) -> bytes:
    return spliced(page, chance, "\u0301\u0323".encode() * chance.choice((1, 15, 16, 5_000)))


def with_other_digits(page: bytes, chance: random.Random) -> bytes:
    return page.decode().translate({ord("0") + digit: chance.choice("0123456789٣²") for digit in range(10)}).encode()


def with_markup(page: bytes, chance: random.Random) -> bytes:
    return spliced(page, chance, chance.choice((b"<script>", b"&lt;", b"<" * 5_000, b"<a href=x>")))


def glued_to_itself(page: bytes, chance: random.Random) -> bytes:
    return page + chance.choice((b"", b"\n")) + page


def with_separators(page: bytes, chance: random.Random) -> bytes:
    return page.replace(b" ", chance.choice((b" | ", b" - ", b"/", b":", b"  ", b"")), chance.randrange(200))


def spliced(page: bytes, chance: random.Random, text: bytes) -> bytes:
    place = chance.randrange(len(page))
    return page[:place] + text + page[place:]


SPOILINGS: list[Spoiling] = [
    *(cut_short, cut_at_the_head, without_lines, with_lines_twice, shuffled, on_one_line, with_other_line_ends),
    *(with_a_huge_line, with_many_lines, with_controls, with_zeros, with_random_bytes, of_random_bytes, mojibake),
    *(in_another_encoding, with_marks, with_other_digits, with_markup, glued_to_itself, with_separators),
]


@pytest.mark.parametrize("spoil", SPOILINGS, ids=lambda spoil: spoil.__name__)
def test_spoiled_page_is_read_or_refused_with_its_line(spoil):
    chance = random.Random(spoil.__name__)
    for _ in range(45):
        assert_read_or_refused(spoil(data(chance.choice(names())), chance))


def test_random_pages_do_not_all_fail():
    chance = random.Random(1)
    taken = [parse_page(without_lines(data("article"), chance), "page.txt").outcome == "taken" for _ in range(40)]
    assert any(taken)
    assert not all(taken)


LINES_OF_PAGES = sorted({line for name in names() for line in data(name).decode().splitlines(keepends=True)})


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(LINES_OF_PAGES) | st.text(max_size=12), max_size=30).map("".join))
def test_any_lines_in_any_order_are_accounted_for(text):
    try:
        page = text.encode()
    except UnicodeEncodeError:  # half of a character: no file holds it
        return
    assert_read_or_refused(page)


def assert_read_or_refused(page: bytes) -> None:
    lines = page.count(b"\n") + page.count(b"\r") + 1
    try:
        found = parse_page(page, "page.txt")
    except PageRefused as refused:
        assert 1 <= refused.line <= lines
        assert str(refused) == f"line {refused.line}: {refused.reason}"
        return
    assert len(page) <= FILE_BYTES
    assert_accounted_for(found, page)
    assert [text for text in everything_taken(found) if text and furniture_rule(text)] == []
    assert (found.refusal is None) == bool(found.articles or found.listing)
    assert all(1 <= mark.line <= lines for mark in found.marks)
    assert found.refusal is None or 1 <= found.refusal.line <= lines


def assert_accounted_for(page: ParsedPage, raw: bytes) -> None:
    assert sum(page.characters.values()) == len(raw.decode())
    assert sum(page.discarded_by_rule.values()) == page.characters["discarded"]
    assert "unread" not in page.discarded_by_rule
    assert all(count >= 0 for count in page.discarded_by_rule.values())
