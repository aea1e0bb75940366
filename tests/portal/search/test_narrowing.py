import pytest

from portal.search import matching
from portal.search.finding import find
from portal.search.narrowing import Narrowing, Panel
from portal.search.query import Query
from tests.portal.search.factories import JUNG, LOI, SMART_CITY, event, later, person, story

pytestmark = pytest.mark.django_db


def panels(text: str = "plan", **choices: str) -> dict[str, list[tuple[str, int | None]]]:
    """By their titles, what each offers; chosen ones with a star."""
    return {str(panel.title): shown(panel) for panel in narrowing(text, **choices).panels()}


def narrowing(text: str = "plan", **choices: str) -> Narrowing:
    asked = Query(text, **choices)
    return Narrowing("/search/", asked, find(asked, at=later(days=4000)))


def shown(panel: Panel) -> list[tuple[str, int | None]]:
    return [(f"{choice.name}{'*' * choice.current}", choice.count) for choice in panel.choices]


def path(panel: str, name: str, **choices: str) -> str:
    (found,) = [each for each in narrowing(**choices).panels() if each.title == panel]
    (choice,) = [each for each in found.choices if each.name == name]
    return choice.path


@pytest.fixture
def archive():
    story("Plan of 2023", year=2023, section=SMART_CITY, people=(LOI, JUNG))
    story("Plan of 2024", year=2024, people=(LOI,))
    story("Plan without a year", year=None)
    event("Plan meeting", year=2023, people=(JUNG,))
    person("Plan")


def test_panels_offer_what_was_found_with_its_number(archive):
    assert panels() == {
        "Kind": [("Everything*", 5), ("Stories", 3), ("Events", 1), ("People", 1)],
        "Year": [("2024", 1), ("2023", 2), ("Undated", 1)],
        "Section": [("Smart City", 1)],
        "Together with": [("John Jung", 2), ("Nguyen Van Loi", 2)],
    }


def test_chosen_ones_are_marked_and_the_others_count_what_they_would_find(archive):
    offered = panels(kind="story", year="2023")
    assert offered["Kind"] == [("Everything", 2), ("Stories*", 1), ("Events", 1)]
    assert offered["Year"] == [("2024", 1), ("2023*", 1), ("Undated", 1)]
    assert offered["Together with"] == [("John Jung", 1), ("Nguyen Van Loi", 1)]


def test_choosing_leads_to_an_address_and_choosing_again_leads_back(archive):
    assert path("Year", "2023") == "/search/?q=plan&year=2023"
    assert path("Year", "2023", year="2023", kind="story") == "/search/?q=plan&kind=story"
    assert path("Kind", "Everything", kind="story") == "/search/?q=plan"
    assert path("Together with", "John Jung") == f"/search/?q=plan&person={JUNG.key}"
    assert path("Together with", "John Jung", person=JUNG.key) == "/search/?q=plan"


def test_chosen_person_comes_first(archive):
    assert panels(person=LOI.key)["Together with"] == [("Nguyen Van Loi*", 2), ("John Jung", 1)]


def test_choice_that_finds_nothing_can_still_be_given_up(archive):
    assert panels("nowhere", year="2023", section="smart-city", person=LOI.key) == {
        "Year": [("2023*", 0)],
        "Section": [("Smart City*", 0)],
        "Together with": [("Nguyen Van Loi*", None)],
    }


def test_nobody_accompanies_everything(archive):
    assert "Together with" not in panels("")


def test_who_was_looked_for_is_no_companion(archive):
    story("Nguyen Van Loi meets John Jung", people=(LOI, JUNG))
    assert panels("nguyen van loi")["Together with"] == [("John Jung", 1)]
    assert panels("van loi")["Together with"] == [("John Jung", 1)]


def test_sections_stand_in_the_order_of_their_numbers():
    for number, key in enumerate(["once", "thrice", "thrice", "thrice", "twice", "twice"]):
        story(f"Plan {number}", section=SMART_CITY._replace(key=key, label=key.title()))
    assert panels()["Section"] == [("Thrice", 3), ("Twice", 2), ("Once", 1)]


def test_only_some_companions_are_offered():
    story("Plan", people=tuple(LOI._replace(key=str(number), label=f"Person {number}") for number in range(9)))
    assert len(panels()["Together with"]) == 5


def test_languages_are_offered_where_there_are_several():
    story("Plan", language="en")
    story("Plan", language="vi")
    story("Plan", language="vi")
    assert panels(language="en")["Language"] == [("English*", 1), ("Tiếng Việt", 2)]
    assert path("Language", "Tiếng Việt", language="en") == "/search/?q=plan&language=vi"
    assert path("Language", "English", language="vi") == "/search/?q=plan"


def test_orders_are_two_of_which_one_is_chosen(archive):
    assert [(choice.name, choice.path, choice.current) for choice in narrowing().orders()] == [
        ("Best match", "/search/?q=plan", True),
        ("Newest first", "/search/?q=plan&order=newest", False),
    ]
    assert [choice.current for choice in narrowing(order="newest").orders()] == [False, True]


def test_all_choices_are_given_up_at_once(archive):
    assert narrowing(kind="story", year="2023").without_choices() == "/search/?q=plan"


def test_too_many_are_offered_without_numbers(archive, monkeypatch):
    monkeypatch.setattr(matching, "MOST", 2)
    offered = panels(year="2023")
    assert offered == {
        "Kind": [("Everything*", 2), ("Stories", 1), ("Events", 1)],
        "Year": [("2023*", 2)],
        "Section": [("Smart City", 1)],
        "Together with": [("John Jung", 2), ("Nguyen Van Loi", 1)],
    }
    assert panels() == {
        "Kind": [("Everything*", None), ("Stories", None), ("Events", None), ("People", None), ("Organizations", None)],
        "Year": [("2024", None), ("2023", None)],
        "Section": [("Smart City", None)],
    }


def test_everything_has_no_number_where_only_one_kind_was_counted(archive, monkeypatch):
    monkeypatch.setattr(matching, "MOST", 3)
    assert panels(kind="story")["Kind"] == [("Everything", None), ("Stories*", 3)]
