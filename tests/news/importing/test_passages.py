from news.importing.passages import Passage, unwrapped
from tests.news.importing.factories import PARAGRAPH, lines

FULL = "A line that was broken at a width of some seventy letters and goes"


def texts(page: str, alone: str = "") -> list[str]:
    found = [line for line in lines(page) if line.text]
    return [passage.text for passage in unwrapped(found, lambda text: text == alone)]


def test_passage_of_several_lines_reads_as_one_text():
    passage = Passage.of(*lines("one\ntwo"))
    assert (passage.text, passage.line, passage.is_wrapped) == ("one two", 1, True)


def test_a_part_of_a_passage_is_traced_to_its_lines():
    first, second, third = lines("one\ntwo\nthree")
    passage = Passage.of(first, second, third)
    assert passage.text[2:9] == "e two t"
    assert list(passage.pieces(2, 9)) == [(first, 2, 3), (second, 0, 3), (third, 0, 1)]


def test_a_place_in_a_passage_has_a_line():
    passage = Passage.of(*lines("one\ntwo"))
    assert [passage.line_at(place) for place in (0, 2, 4, 6, 99)] == [1, 1, 2, 2, 2]


def test_full_lines_of_a_narrow_page_are_joined():
    assert texts(f"{FULL}\non here.\n\nNext") == [f"{FULL} on here.", "Next"]


def test_on_a_narrow_page_a_name_may_begin_the_next_line():
    assert texts(f"{FULL}\nBinh Duong.") == [f"{FULL} Binh Duong."]


def test_short_lines_are_not_joined():
    assert texts("Guests and hosts\nexchange gifts") == ["Guests and hosts", "exchange gifts"]


def test_blank_line_separates():
    assert texts(f"{FULL}\n\non here") == [FULL, "on here"]


def test_on_a_page_of_long_lines_only_a_visibly_broken_sentence_is_joined():
    page = f"{PARAGRAPH}\n{FULL}\non here\n{FULL}\nBinh Duong\n{FULL}.\nand"
    assert texts(page) == [PARAGRAPH, f"{FULL} on here", FULL, "Binh Duong", f"{FULL}.", "and"]


def test_line_that_stands_alone_is_joined_to_none():
    assert texts(f"{FULL}\nalone\n{FULL}\non", alone="alone") == [FULL, "alone", f"{FULL} on"]
