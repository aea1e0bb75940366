from datetime import date, datetime

import pytest

from news.importing.article_heads import LONGEST_HEADLINE
from news.importing.dateline import PROVINCE
from news.importing.marks import Mark
from news.importing.parsed import Poster
from news.importing.reading import PageRefused
from news.importing.values import values_of
from news.models import Article, Edition
from tests.news.importing.factories import (
    LEAD,
    PARAGRAPH,
    article,
    article_text,
    kinds_of_marks,
    only_article,
    parsed,
    parsed_text,
)


def test_article_is_read_with_all_its_parts():
    found = article("article")
    assert found.headline == "Engineers from Yamaguchi look at the smart city control room"
    assert found.published_at == datetime(2023, 9, 8, 16, 30, tzinfo=PROVINCE)
    assert (found.source, found.views, found.section, found.poster) == ("PORTAL", 1227, "", None)
    assert found.lead.startswith("On the morning of September 08, twenty engineers")
    assert [(block.kind, block.line) for block in found.body] == [
        ("paragraph", 6),
        ("caption", 9),
        ("paragraph", 11),
        ("paragraph", 13),
        ("caption", 16),
        ("caption", 18),
        ("paragraph", 20),
    ]


def test_every_guess_is_marked_with_its_line_and_text():
    assert parsed("article").marks == (
        Mark("caption", 9, "The engineers look at the wall of screens on the first floor"),
        Mark("caption", 16, "Mr. Mai Hung Dung (left) speaks at the reception"),
        Mark("caption", 18, "Guests and hosts exchange small gifts"),
    )


def test_other_encoding_of_the_same_page_reads_the_same():
    assert parsed("nfd_crlf_bom").articles == parsed("article").articles
    assert parsed("nfd_crlf_bom").marks == parsed("article").marks


def test_section_and_views_with_a_point_are_read():
    found = article("second_order")
    assert (found.section, found.views, found.source) == ("News", 2722, "PORTAL")


def test_poster_line_names_day_and_person():
    found = article("poster")
    assert found.poster == Poster(date(2020, 2, 26), "Nguyen Trang")
    assert (found.section, found.source) == ("Introduction", "BEGIC")
    assert found.lead.startswith("After the first listing")


def test_poster_line_may_be_a_day_alone():
    assert article("poster_date_alone").poster == Poster(date(2019, 5, 6), "")


def test_print_view_has_neither_font_size_line_nor_counter():
    found = article("print_view")
    assert found.headline == "Thu Dau Mot shortens the way to a building permit"
    assert found.lead.startswith("In Thu Dau Mot City")
    assert (found.views, len(found.body)) == (None, 2)


@pytest.mark.parametrize("name", ["credits", "credits_glued"])
def test_credits_become_two_people_and_no_paragraph(name):
    found = article(name)
    assert [person.role for person in found.contributors] == ["writer", "translator"]
    assert not any("Translated" in block.text for block in found.body)


def test_captions_keep_photographer_and_file_name():
    _, caption, *others = article("captions").body
    assert (caption.kind, caption.line, caption.credit, caption.file_name) == (
        "caption",
        9,
        "Quoc Chien",
        "ngoaigiao 2.jpg",
    )
    assert caption.text == "The committee in session at the Administration Center."
    assert not any(block.credit or block.file_name for block in others)


def test_file_name_above_a_paragraph_says_nothing():
    page = parsed_text(article_text(body=f"map.png\n\n{PARAGRAPH}\n\nA map of the river"))
    assert [(block.kind, block.file_name) for block in only_article(page).body] == [("paragraph", ""), ("caption", "")]
    assert page.discarded_by_rule["picture file name"] == len("map.png")


def test_sub_headings_are_told_from_captions_and_marked():
    assert [(mark.kind, mark.line) for mark in parsed("captions").marks] == [
        ("caption", 9),
        ("caption", 11),
        ("heading", 15),
        ("heading", 19),
        ("heading", 24),
        ("caption", 27),
    ]


def test_wrong_weekday_is_marked_and_the_day_is_kept():
    page = parsed("weekday")
    assert page.marks == (Mark("weekday", 1, "Thứ 3, Ngày 18/09/2023, 10:00"),)
    assert only_article(page).published_at == datetime(2023, 9, 18, 10, 0, tzinfo=PROVINCE)


def test_vietnamese_article_of_a_sunday_is_read():
    found = article("vietnamese")
    assert (found.source, found.published_at.weekday()) == ("TTĐT", 6)
    assert kinds_of_marks(parsed("vietnamese")) == []


def test_impossible_date_refuses_the_page():
    with pytest.raises(PageRefused, match=r"^line 2: 31/02/2023, 10:00 does not exist$"):
        parsed_text(article_text(section="News", date="Thứ 2, Ngày 31/02/2023, 10:00"))


def test_two_pages_in_one_file_are_refused():
    text = article_text() + "\n" + article_text(date="Thứ 3, Ngày 19/09/2023, 10:00")
    with pytest.raises(PageRefused, match=r"^line 9: a second date line: two pages stand in one file$"):
        parsed_text(text)


def test_repeated_date_line_is_marked():
    date_line = "Thứ 2, Ngày 18/09/2023, 10:00"
    page = parsed_text(article_text(date=f"{date_line}\n{date_line}"))
    assert page.marks == (Mark("date", 2, date_line),)
    assert only_article(page).headline == "A library for six streets"


def test_broken_headline_above_the_font_size_line_is_joined_and_marked():
    page = parsed_text(article_text(headline="A library for six streets\nand three schools"))
    assert only_article(page).headline == "A library for six streets and three schools"
    assert kinds_of_marks(page) == ["wrapped"]


def test_line_that_does_not_touch_the_headline_belongs_to_the_text():
    found = only_article(parsed_text(article_text(headline=f"A library for six streets\n\n{LEAD}", lead="")))
    assert (found.headline, found.source) == ("A library for six streets", "PORTAL")


@pytest.mark.parametrize(
    ("page", "refusal"),
    [
        ({"headline": ""}, "line 2: no headline stands between the date line and the font-size line"),
        ({"headline": "", "font_size": ""}, "line 2: the lead stands where the headline should be"),
        ({"headline": "x" * 251}, "line 2: 251 characters are no headline"),
        ({"section": "x" * 301}, "line 2: the date line stands below other text, not at the head of a page"),
    ],
)
def test_page_without_a_headline_is_a_fragment(page, refusal):
    found = parsed_text(article_text(**page))
    assert (found.kind, found.outcome, str(found.refusal)) == ("fragment", "rejected", refusal)


@pytest.mark.parametrize("model", [Article, Edition])
def test_longest_headline_that_is_taken_is_kept_whole(model):
    found = only_article(parsed_text(article_text(headline="x" * LONGEST_HEADLINE)))
    assert len(values_of(found)["headline"]) == model._meta.get_field("headline").max_length == LONGEST_HEADLINE


def test_page_without_anything_below_the_date_is_a_fragment():
    page = parsed_text("News\nThứ 2, Ngày 18/09/2023, 10:00\n\nLượt người xem: Views: 5")
    assert (page.kind, str(page.refusal)) == ("fragment", "line 2: nothing follows the date line")


def test_article_without_text_is_rejected():
    page = parsed_text(article_text(lead="", body=""))
    assert (page.kind, str(page.refusal)) == ("article", "line 2: no text follows the headline")


def test_lines_above_the_date_that_are_no_section_are_left_out_and_marked():
    page = parsed_text(article_text(section="Home\nNews"))
    assert page.marks == (Mark("stray", 1, "Home"), Mark("stray", 2, "News"))
    assert page.discarded_by_rule["above the date line"] == 8


def test_poster_line_of_an_impossible_day_is_left_out_and_marked():
    page = parsed_text(article_text(poster="31/02/2020 | Nguyen Trang"))
    assert page.marks == (Mark("date", 4, "31/02/2020 | Nguyen Trang"),)
    assert only_article(page).poster is None
    assert only_article(page).source == "PORTAL"


def test_source_on_a_line_of_its_own_belongs_to_the_lead_below():
    found = only_article(parsed_text(article_text(lead="PORTAL -\n" + LEAD.removeprefix("PORTAL - "))))
    assert (found.source, found.lead) == ("PORTAL", LEAD.removeprefix("PORTAL - "))


def test_short_lead_without_source_is_marked():
    page = parsed_text(article_text(lead="A subtitle"))
    assert page.marks == (Mark("lead", 4, "A subtitle"),)


def test_text_below_the_counter_is_left_out_and_marked():
    page = parsed_text(article_text() + "\nTác giả\nNguyen Trang\nTừ khóa")
    assert page.marks == (Mark("stray", 10, "Nguyen Trang"),)
    assert page.discarded_by_rule["below the text"] == len("Nguyen Trang")


def test_without_a_counter_two_labels_in_a_row_end_the_text():
    page = parsed_text(article_text(views="Manage Permissions\nVersion History\nNguyen Trang"))
    assert page.marks == (Mark("stray", 10, "Nguyen Trang"),)


def test_separators_do_not_end_the_text():
    found = only_article(
        parsed_text(article_text(lead=f"* * *\n----\n{LEAD}", body=f"----\n* * *\n{PARAGRAPH}", views=""))
    )
    assert [block.text for block in found.body] == [PARAGRAPH]


def test_a_label_alone_does_not_end_the_text():
    found = only_article(parsed_text(article_text(body=f"{PARAGRAPH}\n\nNội dung\n\n{PARAGRAPH}")))
    assert [block.text for block in found.body] == [PARAGRAPH, PARAGRAPH]


@pytest.mark.parametrize("views", ["Lượt người xem: Views:", "Lượt người xem: Views: many"])
def test_counter_without_a_number_is_marked(views):
    page = parsed_text(article_text(views=views))
    assert page.marks == (Mark("views", 8, views),)
    assert only_article(page).views is None


def test_counters_that_differ_are_marked():
    page = parsed_text(article_text(views="Lượt người xem: Views: 5\nLượt người xem: Views: 6"))
    assert (only_article(page).views, kinds_of_marks(page)) == (5, ["views"])


def test_counter_that_is_repeated_is_read_once():
    page = parsed_text(article_text(views="Lượt người xem: Views: 5\nLượt người xem: Views: 5"))
    assert (only_article(page).views, page.marks) == (5, ())


def test_broken_lines_of_a_narrow_page_are_joined_and_marked_once():
    broken = "\n".join(PARAGRAPH[i : i + 100] for i in range(0, len(PARAGRAPH), 100))
    page = parsed_text(article_text(body=f"{broken}\n\n{broken}").replace("\n ", " \n"))
    assert [block.kind for block in only_article(page).body] == ["paragraph", "paragraph"]
    assert kinds_of_marks(page) == ["wrapped"]
