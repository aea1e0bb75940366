import pytest

from tests.news.mentions.factories import make_province, offered
from tests.portal.directory.factories import make_attested, make_post

pytestmark = pytest.mark.django_db

CHAIRMAN = "Chairman, Provincial People's Committee"
VICE = "Vice Chairman, Provincial People's Committee"


@pytest.fixture
def province():
    return make_province()


def disputed(text, **fields):
    """What the text says, against which posts of the person, against whom else."""
    for each in (suggestion.disagreement for suggestion in offered(text, **fields)):
        if each:
            return (
                each.said,
                [str(held.post) for held, _ in each.held],
                [str(other.official) for other, _ in each.holders],
            )
    return None


@pytest.mark.parametrize(
    ("text", "said", "held", "others"),
    [
        ("Vice Chairman Vo Van Minh spoke.", "Vice Chairman", [CHAIRMAN], []),
        ("Vo Van Minh, Vice Chairman of the PPC, spoke.", "Vice Chairman of the PPC", [CHAIRMAN], []),
        ("PPC Standing Vice Chairman Vo Van Minh spoke.", "Standing Vice Chairman", [CHAIRMAN], []),
        ("Mr. Mai Hung Dung - Chairman of the PPC.", "Chairman of the PPC", [VICE], ["Vo Van Minh"]),
        ("Provincial Party Secretary Vo Van Minh.", "Provincial Party Secretary", [], ["Nguyen Van Loi"]),
    ],
)
def test_title_against_the_register_is_shown(province, text, said, held, others):
    assert disputed(text) == (said, held, others)


@pytest.mark.parametrize(
    "text",
    [
        "Chairman Vo Van Minh spoke.",
        "Mr. Vo Van Minh - Chairman of the PPC - spoke.",
        "Former Vice Chairman Vo Van Minh spoke.",
        "Professor Vo Van Minh spoke.",
        "Vo Van Minh spoke.",
    ],
)
def test_title_that_fits_or_says_nothing_of_the_day_is_no_dispute(province, text):
    assert disputed(text) is None


def test_nothing_is_disputed_on_a_day_that_nobody_knows_anything_of(province):
    assert disputed("Vice Chairman Vo Van Minh spoke.", on="2022-01-01") is None


def test_second_post_that_is_recorded_too_is_no_dispute(province):
    make_attested(
        official=province.minh, post=make_post(organization=province.party, title="Deputy Secretary"), on=["2023-09-05"]
    )
    assert disputed("Deputy Secretary of the Provincial Party Committee Vo Van Minh spoke.") is None


def test_both_sources_are_given(province):
    (found,) = offered("It rained. Vice Chairman Vo Van Minh spoke.")
    ((_, sources),) = found.disagreement.held
    assert found.disagreement.excerpt == "It rained. Vice Chairman Vo Van Minh spoke."
    assert [(each.name, each.path) for each in sources] == [
        ("Told of 2023-09-01", "/news/2023-09-01/"),
        ("Told of 2023-09-30", "/news/2023-09-30/"),
    ]
