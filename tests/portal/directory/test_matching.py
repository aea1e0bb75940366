import pytest

from portal.directory.matching import matches
from portal.directory.phrasebook import BODY, PERSON, Phrasebook
from portal.directory.phrases import phrasebook
from portal.directory.text import Text
from tests.portal.directory.factories import make_official, make_organization, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def register():
    """A province with its bodies, of which two people are known."""
    committee = make_organization(name="Provincial People's Committee", slug="ppc")
    committee.names.create(name="PPC", kind="abbreviation")
    committee.names.create(name="Binh Duong Provincial People's Committee")
    make_organization(name="Provincial Party Committee", slug="party", kind="party")
    make_organization(name="Provincial Party Standing Committee", slug="standing", kind="party")
    make_organization(name="Provincial People's Council", slug="council", kind="council")
    make_official(name="Vo Van Minh", native_name="Võ Văn Minh")
    make_official(name="Nguyen Van Hung", native_name="Nguyễn Văn Hùng", slug="nguyen-van-hung")
    make_post(organization=committee, title="Chairman")


def found(text, *kinds):
    return [
        text[each.start : each.end]
        for each in matches(Text(text), phrasebook())
        if each.kind in (kinds or (PERSON, BODY))
    ]


@pytest.mark.parametrize("name", ["Vo Van Minh", "Minh Vo Van", "Võ Văn Minh", "VO VAN MINH", "Vo  Van\u00a0Minh"])
def test_person_is_found_in_every_spelling(register, name):
    assert found(f"Mr. {name} spoke.") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "vo van minh",
        "Vo Van Minhs",
        "Nguyen Vo Van Minh spoke",
        "Vo Van Minh Hung spoke",
        "along Vo Van Minh Street",
        "Vo Van. Minh left",
        "Vo, Van Minh",
        "Vỏ Văn Minh spoke",
        "Nguyễn Văn Hưng spoke",
    ],
)
def test_somebody_else_is_not_found(register, text):
    assert found(text) == []


def test_tone_may_stand_on_either_vowel(register):
    make_official(name="Le Hoa Binh", native_name="Lê Hòa Bình", slug="le-hoa-binh")
    assert found("Bà Lê Hoà Bình") == ["Lê Hoà Bình"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Binh Duong Provincial People's Committee met", ["Binh Duong Provincial People's Committee"]),
        ("a Provincial Party Standing Committee meeting", ["Provincial Party Standing Committee"]),
        ("The PPC's plan", ["PPC"]),
        ("the ppc plan", []),
        ("a provincial people's committee", []),
        ("the provincial People's Committee", ["provincial People's Committee"]),
    ],
)
def test_longest_name_of_a_body_is_found_with_its_capitals(register, text, names):
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Provincial Party Committee - People's Council – People's Committee met",
            ["Provincial Party Committee", "People's Council", "People's Committee"],
        ),
        (
            "The Provincial Party Committee and the People's Council met",
            ["Provincial Party Committee", "People's Council"],
        ),
        ("The Provincial Party Committee met. People's Council", ["Provincial Party Committee"]),
        ("A People's Council met", []),
    ],
)
def test_bodies_in_a_row_share_the_beginning_of_the_first(register, text, names):
    assert found(text) == names


def test_two_of_one_name_are_one_match(register):
    make_official(name="Vo Van Minh", slug="vo-van-minh-2")
    (match,) = matches(Text("Mr. Vo Van Minh spoke"), phrasebook())
    assert len(match.things) == 2


def test_post_and_body_do_not_meet_across_a_comma(register):
    assert found("Leaders of the PPC, Chairman of nothing", "post") == []
    assert found("The PPC Chairman spoke", "post") == ["PPC Chairman"]


def test_nothing_is_found_in_an_empty_register_or_text():
    assert matches(Text("Vo Van Minh"), Phrasebook([])) == []
    assert matches(Text(""), phrasebook()) == []


@pytest.mark.parametrize("count", [1, 3])
def test_book_is_read_in_as_many_queries_for_one_as_for_three(django_assert_num_queries, count):
    for number in range(count):
        body = make_organization(name=f"Body {number}", slug=f"body-{number}")
        make_post(organization=body)
        make_official(name=f"Le An {number}", slug=f"le-an-{number}")
    with django_assert_num_queries(5):
        phrasebook()
