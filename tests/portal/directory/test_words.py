import pytest

from portal.directory.words import compared, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyễn Văn Lợi", "nguyen van loi"),
        ("Permanent Deputy Secretary", "Standing Vice Secretary"),
        ("Viet Nam Fatherland Front", "Vietnam Fatherland Front"),
        ("Administration Center", "Administrative Centre"),
        ("Project 06", "Project No.6"),
        ("Project No. 06", "the Project 6"),
        ("People's Committee", "Peoples Committee"),
        ("Information and Communications", "Information & Communications"),
        ("Chairwoman", "chairman"),
    ],
)
def test_spellings_of_one_thing_are_compared_alike(one, other):
    assert compared(one) == compared(other) != ""


@pytest.mark.parametrize(("one", "other"), [("Project 6", "Project 60"), ("Secretary", "Deputy Secretary")])
def test_different_things_stay_different(one, other):
    assert compared(one) != compared(other)


def test_word_knows_its_place_in_the_original():
    text = "Bà  Đặng-Thị Viet Nam, No.06"
    assert [text[word.start : word.end] for word in words(text)] == ["Bà", "Đặng", "Thị", "Viet Nam", "06"]


def test_word_takes_the_marks_behind_its_letters_along():
    decomposed = "Vo\u0303 Minh"
    assert [decomposed[word.start : word.end] for word in words(decomposed)] == ["Vo\u0303", "Minh"]


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("It met. Nobody spoke", ["nobody"]),
        ("It met.\nThe committee", ["committee"]),
        ("Mr. Loi met Prof. Keki", []),
        ("Project No. 06", []),
        ("It met; then left", ["then"]),
    ],
)
def test_sentence_begins_after_a_full_stop_but_not_after_a_short_form(text, opening):
    assert [word.text for word in words(text) if word.opens] == opening
