import pytest

from news.importing.credits import contributors, photo_credit
from news.importing.parsed import Contributor


def roles(text: str) -> list[tuple[str, str]]:
    return [(person.name, person.role) for person in contributors(text, line=1)]


@pytest.mark.parametrize(
    "text",
    [
        "Reported by Tran Minh - Translated by Le Thi Hoa",
        "Reported by Tran Minh – Translated by Le Thi Hoa",
        "Reported by: Tran Minh-Translated by: Le Thi Hoa",
        "Reported byTran Minh-Translated byLe Thi Hoa",
        "Reported by Tran MinhTranslated by Le Thi Hoa",
        "REPORTED BY Tran Minh | TRANSLATED BY Le Thi Hoa.",
    ],
)
def test_two_people_have_two_roles(text):
    assert roles(text) == [("Tran Minh", "writer"), ("Le Thi Hoa", "translator")]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Translated by K.T", [("K.T", "translator")]),
        ("Photo: Quốc Chiến", [("Quốc Chiến", "photographer")]),
        ("Ảnh: Quốc Chiến", [("Quốc Chiến", "photographer")]),
        ("Edited by Mai Xuan", [("Mai Xuan", "editor")]),
        ("Written by A, B and C & D", [("A", "writer"), ("B", "writer"), ("C", "writer"), ("D", "writer")]),
        (
            "Reported by Tran Minh - Photos by Quoc Chien - Translated by Hoa",
            [("Tran Minh", "writer"), ("Quoc Chien", "photographer"), ("Hoa", "translator")],
        ),
    ],
)
def test_every_name_has_the_role_before_it(text, people):
    assert roles(text) == people


def test_people_know_their_line():
    assert contributors("Translated by Hoa", line=31) == [Contributor("Hoa", "translator", 31)]


@pytest.mark.parametrize(
    "text",
    [
        "Reported by the department, exports have grown by a tenth",
        "As reported by Tran Minh",
        "Reported by",
        "Translated by - ",
        "Photos of the bridge",
        "Reported by A Name Of Far Too Many Words Indeed",
        "Reported by " + "Tran Minh, " * 30,
    ],
)
def test_sentences_credit_nobody(text):
    assert contributors(text, 1) == []


@pytest.mark.parametrize(
    ("caption", "text"),
    [
        ("The map as it is. Photo: Quoc Chien", "The map as it is."),
        ("The map as it is - Photo: Quoc Chien.", "The map as it is"),
        ("The map as it is (Photo by Quoc Chien)", "The map as it is"),
        ("Bản đồ hôm nay. Ảnh: Quoc Chien", "Bản đồ hôm nay."),
    ],
)
def test_photographer_is_read_from_the_end_of_a_caption(caption, text):
    end, name = photo_credit(caption)
    assert caption[:end] == text
    assert caption[slice(*name)] == "Quoc Chien"


@pytest.mark.parametrize(
    "text", ["Photo: Quoc Chien", "The map. Photo: of a bridge", "A photo by the river", "The map", ""]
)
def test_no_photographer_without_caption_and_name(text):
    assert photo_credit(text) is None
