import pytest

from news.importing.captions import block_kinds, is_picture_file
from tests.news.importing.factories import PARAGRAPH, passages

CAPTION = "Mr. Tran Minh (left) and the pupils of the ninth class"
SENTENCE = "Mr. Tran Minh thanks the pupils."
OTHER = "Guests and hosts"


def kinds(*texts: str) -> str:
    """The kinds by first letter: p, c, h."""
    return "".join(kind[0] for kind in block_kinds(passages("\n".join(texts))))


def below(*texts: str) -> str:
    """The kinds of what stands below a paragraph."""
    return kinds(PARAGRAPH, *texts, "", PARAGRAPH)[1:-1]


@pytest.mark.parametrize("caption", [CAPTION, SENTENCE, OTHER, "The press (Photo: Quoc Chien)"])
def test_short_paragraph_after_two_blank_lines_is_a_caption(caption):
    assert below("", "", caption) == "c"


def test_captions_may_stand_in_a_row():
    assert below("", "", CAPTION, "", OTHER, "", CAPTION) == "ccc"
    assert below("", "", SENTENCE, "", SENTENCE) == "cc"


def test_a_sentence_below_a_caption_that_is_none_is_a_paragraph():
    assert below("", "", CAPTION, "", SENTENCE) == "cp"


def test_caption_may_be_long_when_it_names_every_post():
    caption = (
        "Mr. Nguyen Van Loi - " + ", ".join(["Secretary of the Provincial Party Committee"] * 5) + " at the bridge"
    )
    assert below("", "", caption) == "c"


@pytest.mark.parametrize("caption", ["What they saw on the way", "The river at noon.", CAPTION])
def test_line_below_a_file_name_is_a_caption(caption):
    assert below("", "ngoaigiao 2.jpg", caption)[-1] == "c"


@pytest.mark.parametrize("caption", ["The bridge. Photo: Quoc Chien", "The bridge - Ảnh: Quoc Chien"])
def test_line_with_a_photographer_is_a_caption(caption):
    assert below("", caption) == "c"


@pytest.mark.parametrize("heading", ["What it costs", "The way ahead for the districts"])
def test_short_line_after_one_blank_line_is_a_sub_heading(heading):
    assert below("", heading) == "h"


@pytest.mark.parametrize(
    "heading", ["1. What it costs", "II. What it costs", "a) What it costs", "WHAT IT COSTS", "It costs:"]
)
def test_form_of_a_sub_heading_counts_more_than_blank_lines(heading):
    assert below("", "", heading) == "h"


def test_line_that_tells_of_a_picture_is_a_caption_after_one_blank_line_too():
    assert below("", "Delegates pose beside the bridge") == "c"


def test_last_short_line_is_a_caption_since_a_heading_has_text_below():
    assert kinds(PARAGRAPH, "", "What it costs") == "pc"


@pytest.mark.parametrize(
    "text",
    [
        PARAGRAPH,
        "The works go on. They will last until autumn",
        "- two schools",
        "the first of these schools;",
        "1. the first of these schools;",
        "A sentence that is a little longer than a caption would be in 2024, because it goes on and on about the works"
        " of the year, the money they cost, the people they employ and the roads which have to be closed for them.",
    ],
)
def test_paragraphs_stay_paragraphs_after_two_blank_lines(text):
    assert below("", "", text) == "p"


def test_sentence_after_one_blank_line_is_a_paragraph():
    assert below("", SENTENCE) == "p"


def test_titles_and_initials_end_no_sentence():
    assert below("", "", "Prof. A. Keki and Mr. Tran Minh at dinner") == "c"


def test_where_all_paragraphs_stand_two_lines_apart_the_gap_says_nothing():
    two_apart = (PARAGRAPH, "", "", "What it costs", "", "", PARAGRAPH, "", "", PARAGRAPH)
    assert kinds(*two_apart) == "phpp"
    assert (
        kinds(PARAGRAPH, "", "", PARAGRAPH, "", "", PARAGRAPH, "", "", "", "What it costs", "", "", PARAGRAPH)
        == "pppcp"
    )


@pytest.mark.parametrize("name", ["ngoaigiao 2.jpg", "IMG_0042.JPEG", "ảnh hội nghị.png", "a.webp"])
def test_file_names_of_pictures_are_known(name):
    assert is_picture_file(name)


@pytest.mark.parametrize(
    "text", ["a.pdf", ".jpg", "see https://example.org/a.jpg", "The file is a.jpg.", "x" * 101 + ".jpg"]
)
def test_other_lines_are_no_file_names(text):
    assert not is_picture_file(text)
