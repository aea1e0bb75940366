import pytest

from portal.search.finding import find
from portal.search.query import Query
from portal.search.suggesting import TOGETHER, others_of, replacements, splits
from tests.portal.search.factories import LOI, organization, person, story, titles

KNOWN = {"loi": {"loi"}, "lo": {"loi", "lo"}, "smart": {"smart"}, "city": {"city"}, "smartcity": {"smartcity"}}


def suggested(text: str, **choices: str) -> str:
    results = find(Query(text, **choices))
    return str(results.wording) if results.suggested else ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nguyen van loy", "nguyen van loi"),
        ("Nguyễn Văn Lợy", "nguyen van loi"),
        ("nguyne", "nguyen"),
        ("ngyen loi", "nguyen loi"),
        ("mguyen", "nguyen"),
        ('"van loy"', '"van loi"'),
        ("loy -japan", "loi -japan"),
        ("nguyenvan loi", "nguyen van loi"),
    ],
)
def test_slip_in_a_name_is_understood(typed, meant):
    person("Nguyen Van Loi")
    results = find(Query(typed))
    assert (str(results.wording), results.suggested, titles(results)) == (meant, True, ["Nguyen Van Loi"])


@pytest.mark.django_db
def test_word_that_was_parted_is_joined():
    organization("Becamex IDC")
    assert suggested("beca mex") == "becamex"


@pytest.mark.django_db
def test_several_slips_are_understood_at_once():
    story("Intelligent Community Forum")
    assert suggested("inteligent comunity forun") == "intelligent community forum"


@pytest.mark.django_db
def test_nothing_is_suggested_where_the_words_find_something():
    story("Loy Krathong")
    person("Nguyen Van Loi")
    assert suggested("loy") == ""


@pytest.mark.django_db
def test_word_that_stands_in_a_text_only_is_found_without_a_suggestion():
    story("Festival", "of Loy Krathong")
    person("Nguyen Van Loi")
    assert titles(find(Query("loy"))) == ["Festival"]


@pytest.mark.django_db
def test_suggestion_finds_something_in_the_words_around_it():
    story("Le Van Loc")
    story("Nguyen Van Loi")
    assert suggested("nguyen van loy") == "nguyen van loi"


@pytest.mark.django_db
def test_of_equally_near_words_that_which_finds_most_is_suggested():
    story("Pham Loc")
    story("Tran Loi")
    story("Le Loi")
    assert suggested("loy") == "loi"


@pytest.mark.django_db
def test_known_word_is_replaced_if_it_finds_nothing_beside_the_others():
    story("Nguyen Van Loi")
    story("Hoang Loc")
    assert suggested("nguyen van loc") == "nguyen van loi"


@pytest.mark.django_db
def test_nothing_is_suggested_for_what_nobody_could_mean():
    story("Nguyen Van Loi")
    assert suggested("xylophone") == suggested("12345") == suggested("zz zz zz") == ""


@pytest.mark.django_db
def test_suggestion_keeps_to_the_person_chosen():
    story("Plan", people=(LOI,))
    story("Plain")
    assert suggested("plam", person=LOI.key) == "plan"


@pytest.mark.django_db
def test_sixteen_unknown_words_are_tried_within_bounds():
    story("Plan meeting budget road survey forum harbor")
    assert find(Query(" ".join(["plam", "meetimg", "budgat", "roat", "survei", "forun", "harbur"] * 2))).total == 1


def test_unknown_words_with_many_others_come_together_within_bounds():
    words = [f"abc{chr(ord('a') + place)}efg" for place in range(7)]
    known = {f"{word}{letter}": {f"{word}{letter}"} for word in words for letter in "wxyz"}
    known |= {word: {f"{word}{letter}" for letter in "wxyz"} for word in words}
    assert len(list(replacements(words, known))) == TOGETHER


def test_nearest_words_come_first():
    assert others_of("lo", KNOWN) == [(1, "loi")]
    assert others_of("loii", KNOWN) == [(1, "loi")]


def test_word_may_be_two():
    assert others_of("smartcity", KNOWN) == [(1, "smart city")]
    assert ("smart", "city") in splits("smartcity")


def test_neighbors_may_be_one():
    assert (1, {"smart": "smartcity", "city": ""}) in replacements(["smart", "city"], KNOWN)
