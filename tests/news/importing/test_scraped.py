import pytest

from news.importing.marks import Mark
from news.importing.passages import Passage
from news.importing.scraped import FONT_SIZE_LINE, Rejected
from tests.news.importing.factories import FONT_SIZE_LINE as FONT_SIZE
from tests.news.importing.factories import PARAGRAPH, scraped


def test_content_is_what_is_neither_blank_nor_furniture():
    page = scraped(f"News\n\n{FONT_SIZE}\nText\nNội dung\nLượt người xem: Views: 5\nChia sẻ:")
    assert [line.text for line in page.content] == ["News", "Text"]
    assert page.furniture == {3: "font-size line", 5: "form label", 6: "views line", 7: "share line"}


def test_line_of_a_rule_is_found_below_another():
    page = scraped(f"{FONT_SIZE}\nText\n{FONT_SIZE}")
    assert page.first(FONT_SIZE_LINE).number == 1
    assert page.first(FONT_SIZE_LINE, after=1).number == 3
    assert page.first(FONT_SIZE_LINE, after=3) is None


@pytest.mark.parametrize(
    ("below", "end"),
    [
        ("Lượt người xem: Views: 5", 3),
        ("Nội dung\nTóm tắt", 3),
        ("Nội dung\n\nTóm tắt", 3),
        ("Nội dung\nmore text\nChia sẻ:\nLịch sử", 5),
        ("Nội dung\nTóm tắt\nLượt người xem: Views: 5", 5),
        (f"{FONT_SIZE}\n---\n***", 6),
        ("Nội dung\nmore text", 5),
    ],
)
def test_text_ends_with_its_counter_or_where_labels_stand_in_a_row(below, end):
    assert scraped(f"Title\nText\n{below}").end_of_text(after=1) == end


def test_what_no_rule_takes_is_left_out_and_marked():
    page = scraped("One\nTwo")
    page.account.field(Passage.of(page.content[0]))
    page.close()
    assert page.marks == [Mark("unread", 2, "Two")]
    assert page.account.totals() == ({"fields": 3, "body": 0, "discarded": 4}, {"line end": 1, "unread": 3})


def test_rejected_page_keeps_the_rules_of_its_furniture():
    page = scraped(f"One\n{FONT_SIZE}")
    page.account.body(Passage.of(page.content[0]))
    page.close_rejected("fragment")
    _, rules = page.account.totals()
    assert rules == {"line end": 1, "page of kind fragment": 3, "font-size line": len(FONT_SIZE)}


def test_page_of_which_half_is_spam_is_still_read():
    page = scraped("Viagra here\nElse here..")
    page.set_spam_aside()
    assert [line.text for line in page.content] == ["Else here.."]
    assert page.has_spam_between(0, 2)
    assert not page.has_spam_between(1, 2)


def test_page_of_more_spam_than_text_is_rejected():
    page = scraped(f"{PARAGRAPH}\nBuy viagra. {PARAGRAPH}")
    with pytest.raises(Rejected) as rejected:
        page.set_spam_aside()
    assert (rejected.value.kind, rejected.value.line) == ("spam", 2)
