import pytest

from news.dossiers.signs import signs


@pytest.mark.parametrize(
    ("text", "people", "names"),
    [
        (
            "On the morning of September 08, Mr. John Jung of the Forum (ICF) met leaders.",
            {"john jung"},
            {"jung", "forum", "icf"},
        ),
        ("Ông Nguyễn Văn Lợi tiếp đoàn Yamaguchi.", {"nguyen van loi"}, {"nguyen", "van", "loi", "yamaguchi"}),
        ("Visitors came. Leaders of Binh Duong in Viet Nam met them.", set(), set()),
        ("", set(), set()),
    ],
)
def test_names_and_people_are_found_folded(text, people, names):
    found = signs(text)
    assert (found.people, found.names) == (people, names)


def test_words_of_a_place_are_no_names():
    text = "They met at the Convention Hall with the Forum."
    assert signs(text, frozenset({"convention hall"})).names == {"forum"}
