import pytest

from portal.directory import naming


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Võ Văn Minh", {"vo van minh", "minh vo van", "van minh vo"}),
        ("John Jung", {"john jung", "jung john"}),
        ("Loi", set()),
    ],
)
def test_person_is_named_in_both_orders_but_never_by_one_word(name, forms):
    assert naming.of_person(name) == forms


def test_body_is_named_with_and_without_its_place():
    assert naming.of_organization(["Consular Corps in Ho Chi Minh City"]) == {
        "consular corps in ho chi minh city",
        "consular corps",
    }


def test_abbreviation_stands_behind_the_name_or_within_it():
    assert naming.of_organization(["Democratic Party of Japan", "DPJ"]) == {
        "democratic party of japan",
        "democratic party dpj of japan",
        "dpj",
    }


def test_place_is_not_cut_from_a_name_of_one_word():
    assert naming.of_organization(["Front of the province"]) == {"front of province"}


@pytest.mark.parametrize(
    ("title", "forms"),
    [
        ("Chairman of the Board of Directors", {"chairman of board of directors", "board of directors chairman"}),
        (
            "Ambassador, Head of the Delegation",
            {
                "ambassador head of delegation",
                "ambassador",
                "head of delegation",
                "delegation ambassador head",
                "delegation head",
            },
        ),
        ("", set()),
    ],
)
def test_title_is_turned_and_taken_apart(title, forms):
    assert naming.of_title(title) == forms


@pytest.mark.parametrize(
    ("title", "body", "phrase"),
    [
        ("chairman", "ppc", ("chairman of ppc", 0)),
        ("chairman", "ppc", ("ppc chairman", 1)),
        ("secretary", "provincial party committee", ("provincial party secretary", 0)),
        ("head of delegation", "delegation of vietnam", ("head of delegation of vietnam", 0)),
        ("vice minister", "ministry of finance", ("vice minister of finance", 0)),
        ("consul general", "consulate general of singapore", ("consul general of singapore", 0)),
    ],
)
def test_post_is_named_with_its_body(title, body, phrase):
    assert phrase in set(naming.of_post([title], [body]))
