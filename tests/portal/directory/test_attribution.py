import pytest

from portal.directory.attribution import namings
from portal.directory.phrases import phrasebook
from tests.portal.directory.factories import make_official, make_organization, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def register():
    committee = make_organization(name="Provincial People's Committee", slug="ppc")
    committee.names.create(name="PPC", kind="abbreviation")
    party = make_organization(name="Provincial Party Committee", slug="party", kind="party")
    for body, title in [
        (committee, "Chairman"),
        (committee, "Vice Chairman"),
        (party, "Secretary"),
        (party, "Deputy Secretary"),
    ]:
        make_post(organization=body, title=title)
    make_official(name="Vo Van Minh")
    make_official(name="Nguyen Van Loi", slug="nguyen-van-loi")


def told(text):
    """What is named, and by which titles."""
    return [
        (text[each.start : each.end], [title.said for title in each.titles]) for each in namings(text, phrasebook())
    ]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Mr. Vo Van Minh - Chairman of the PPC - spoke", ["Chairman of the PPC"]),
        ("the Chairman of the PPC Mr. Vo Van Minh spoke", ["Chairman of the PPC"]),
        ("PPC Chairman Vo Van Minh spoke", ["PPC Chairman"]),
        ("Chairman Vo Van Minh spoke", ["Chairman"]),
        ("Acting Vice Chairman Vo Van Minh spoke", ["Acting Vice Chairman"]),
        (
            "Vo Van Minh (left), Deputy Secretary of the Provincial Party Committee, Chairman of the PPC",
            ["Deputy Secretary of the Provincial Party Committee", "Chairman of the PPC"],
        ),
        (
            "Provincial Party Deputy Secretary, PPC Chairman Vo Van Minh",
            ["Provincial Party Deputy Secretary", "PPC Chairman"],
        ),
        ("Vo Van Minh spoke. Chairman of nothing", []),
    ],
)
def test_titles_beside_a_name_are_its_own(text, titles):
    assert told(text) == [("Vo Van Minh", titles)]


def test_two_people_in_a_row_keep_their_own_titles():
    assert told("Mr. Nguyen Van Loi - Provincial Party Secretary, Mr. Vo Van Minh - Chairman of the PPC; others") == [
        ("Nguyen Van Loi", ["Provincial Party Secretary"]),
        ("Vo Van Minh", ["Chairman of the PPC"]),
    ]
    assert told("Secretary Nguyen Van Loi, Chairman Vo Van Minh") == [
        ("Nguyen Van Loi", ["Secretary"]),
        ("Vo Van Minh", ["Chairman"]),
    ]


@pytest.mark.parametrize(
    "phrase", ["Chairman of the PPC", "chairman of the Provincial People's Committee", "PPC Chairman"]
)
def test_post_alone_stands_for_its_holder(phrase):
    (naming,) = namings(f"Later the {phrase} said so.", phrasebook())
    assert naming.kind == "post"


@pytest.mark.parametrize(
    "text",
    [
        "The former Chairman of the PPC said so",
        "The Vice Standing Chairman of the PPC said so",
        "The Deputy Assistant Chairman of the PPC said so",
        "Mr. Le Thanh Long - Chairman of the PPC - said so",
        "Chairman of the PPC Le Thanh Long said so",
        "Chairman of the PPC, Mr. Le Thanh Long",
        "The Secretary said so",
    ],
)
def test_post_of_a_stranger_and_another_post_stand_for_nobody(text):
    assert [said for said, _titles in told(text) if "Chairman" in said or "Secretary" in said] == []


def test_abbreviation_in_brackets_belongs_to_the_name_before_it():
    assert told("The Provincial People's Committee (PPC) met") == [("Provincial People's Committee (PPC)", [])]
