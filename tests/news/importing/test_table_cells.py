import pytest

from news.importing.table_cells import cells_of, split_at_first_sentence, title_and_text


def cells(text: str) -> list[str]:
    return [text[slice(*cell)] for cell, rule in cells_of(text, 0, len(text)) if rule is None]


def title_and_cells(text: str) -> tuple[str, list[str]] | None:
    found = title_and_text(text, [cell for cell, _ in cells_of(text, 0, len(text))])
    return found and (text[slice(*found[0])], [text[slice(*cell)] for cell in found[1]])


def test_cells_stand_between_bars_without_spaces_around():
    assert cells("| One |  | Two|Three ") == ["One", "Two", "Three"]


def test_titles_of_columns_are_told_apart_by_their_rule():
    text = "Tiêu đề | One | ---"
    assert [rule for _, rule in cells_of(text, 0, len(text))] == ["form label", None, "separator line"]


@pytest.mark.parametrize(
    "text",
    [
        "A bridge | A bridge | PORTAL - It opens.",
        "A bridge | A bridge PORTAL - It opens.",
        "A bridge A bridge | PORTAL - It opens.",
        "A bridgeA bridge PORTAL - It opens.",
        "A bridge PORTAL - It opens.",
        "A bridge | PORTAL - It opens.",
    ],
)
def test_title_is_found_once(text):
    assert title_and_cells(text) == ("A bridge", ["PORTAL - It opens."])


def test_all_cells_below_the_title_are_text():
    assert title_and_cells("A | B | C | D") == ("A", ["B", "C", "D"])


@pytest.mark.parametrize(
    "text", ["", " | ", "A bridge", "A bridge | A bridge", "PORTAL - It opens.", f"{'xy' * 127}zz | It opens."]
)
def test_without_title_or_text_there_is_nothing(text):
    assert title_and_cells(text) is None


def test_flattened_text_is_split_behind_its_first_long_sentence():
    text = (
        "Mr. A. Tran opened the bridge. It is the longest one between the two districts and the sea. Two ferries stop."
    )
    first, second = split_at_first_sentence(text, (0, len(text)))
    assert text[slice(*first)].endswith("and the sea.")
    assert text[slice(*second)] == "Two ferries stop."


@pytest.mark.parametrize("text", ["Short. Text.", "One sentence " * 10])
def test_text_of_one_sentence_stays_whole(text):
    assert split_at_first_sentence(text, (0, len(text))) == [(0, len(text))]
