import pytest

from news.importing.list_pages import ITEMS
from news.importing.marks import Mark
from news.importing.old_addresses import ORGANIZATIONS, OldAddress
from news.importing.parsed import ParsedList
from news.importing.portal_pages import parse_page
from news.importing.reading import PageRefused
from tests.news.importing.factories import PARAGRAPH, article_text, parsed, parsed_text

SMART_CITY = OldAddress("TinTucSuKien", "list", "TinTucSuKien", category="Smart City")
UNSOURCED = f"{PARAGRAPH}\n\nTwo schools of Di An share one laboratory from this autumn."


def listing(name: str) -> ParsedList:
    page = parsed(name)
    assert (page.kind, page.refusal) == ("list", None)
    return page.listing


def kind(text: str, address: OldAddress | None = None) -> str:
    return parse_page(text.encode(), "page.txt", address).kind


def test_items_may_stand_one_to_three_lines_apart_or_a_fixed_space():
    found = listing("list")
    assert (found.heading, found.category) == ("", "")
    assert [(item.line, item.source) for item in found.items] == [
        (2, "PORTAL"),
        (4, "BEGIC"),
        (7, "PORTAL"),
        (9, "PORTAL"),
        (13, ""),
    ]


def test_item_without_a_source_is_marked_since_it_may_be_no_item():
    (mark,) = parsed("list").marks
    assert (mark.kind, mark.line) == ("item", 13)


def test_item_that_was_cut_is_known():
    assert [item.truncated for item in listing("list").items] == [False, False, True, False, False]


def test_category_begins_after_the_first_dash_of_the_heading():
    found = listing("list_category")
    assert (found.heading, found.category) == ("News - Socio - Economic News", "Socio - Economic News")


def test_where_nothing_stands_between_items_the_source_begins_the_next():
    assert [(item.line, item.source, item.lead[:12]) for item in listing("list_nothing_between").items] == [
        (2, "PORTAL", "Exports of f"),
        (3, "PORTAL", "Seven hundre"),
        (4, "TTĐT", "Chợ đầu mối "),
        (5, "PORTAL", "A wholesale "),
        (5, "PORTAL", "On the same "),
    ]


def test_source_at_the_head_of_a_line_begins_an_item_though_the_one_above_has_no_full_stop():
    items = parsed_text("PORTAL - One of three\nPORTAL - Two of\nthree").listing.items
    assert [item.lead for item in items] == ["One of three", "Two of three"]


def test_hard_wrapped_items_are_joined():
    assert [(item.line, item.lead) for item in listing("list_wrapped").items] == [
        (
            2,
            "The control room of the new city watches traffic, water and public lighting around the clock,"
            " and has been shown to delegations from eleven countries within a year.",
        ),
        (5, "Bus lanes are to be tried out in the dry season, at first with two lines only."),
        (8, "Binh Duong sends three teachers abroad."),
    ]


def test_category_of_the_old_address_serves_a_heading_without_one():
    text = "News\n\nPORTAL - One and one more.\n\nPORTAL - Two and two more."
    assert parse_page(text.encode(), "page.txt", SMART_CITY).listing.category == "Smart City"
    assert parsed_text(text).listing.category == ""


def test_category_of_the_heading_counts_more_than_that_of_the_address():
    text = "News - Exports\n\nPORTAL - One and one more."
    assert parse_page(text.encode(), "page.txt", SMART_CITY).listing.category == "Exports"


def test_page_numbers_and_buttons_are_left_out_and_marked():
    page = parsed_text("News\nPORTAL - One and one more.\n\nPORTAL - Two and two more.\n\n1 2 3 Next\n\nPORTAL -")
    assert len(page.listing.items) == 2
    assert page.marks == (Mark("stray", 6, "1 2 3 Next"), Mark("stray", 8, "PORTAL -"))
    assert page.discarded_by_rule["no lead of an article"] == 18


def test_as_many_items_as_allowed_are_read():
    assert len(parsed_text("\n".join(["PORTAL - An item."] * ITEMS)).listing.items) == ITEMS


def test_more_items_are_refused_at_the_first_beyond():
    with pytest.raises(PageRefused, match=r"^line 201: the list has more than 200 items$"):
        parsed_text("\n".join(["PORTAL - An item."] * (ITEMS + 1)))


@pytest.mark.parametrize(
    ("text", "kind_of_page"),
    [
        ("PORTAL - One.\n\nPORTAL - Two.", "list"),
        ("News\n\nPORTAL - One.", "list"),
        (f"News - Exports\n\n{UNSOURCED}", "list"),
        ("PORTAL - One.", "fragment"),
        (f"PORTAL - One.\n\n{PARAGRAPH}\n\n{PARAGRAPH}", "fragment"),
        (f"PORTAL - One.\n\n{PARAGRAPH}\n\nPORTAL - Two.\n\n{PARAGRAPH}\n\n{PARAGRAPH}", "fragment"),
        (f"News\n\n{UNSOURCED}", "fragment"),
        (UNSOURCED, "fragment"),
        (article_text(date="", headline="News - Exports"), "fragment"),
    ],
)
def test_list_is_told_from_a_torn_article(text, kind_of_page):
    assert kind(text) == kind_of_page


@pytest.mark.parametrize("text", [UNSOURCED, "PORTAL - One."])
def test_old_address_tells_that_a_page_is_a_list(text):
    assert kind(text, SMART_CITY) == "list"


def test_list_of_organizations_is_no_list_of_articles():
    address = OldAddress(ORGANIZATIONS, "list", "BoMayToChuc")
    assert kind(UNSOURCED, address) == "fragment"


def test_list_without_any_lead_is_rejected():
    page = parsed_text("News - Exports\n\n1 2 3 Next")
    assert (page.kind, str(page.refusal)) == ("list", "line 1: no lead stands on the list page")
