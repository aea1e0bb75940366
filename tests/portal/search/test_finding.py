from uuid import UUID

import pytest

from portal.search import finding, matching, statement
from portal.search.finding import find
from portal.search.models import Kind
from portal.search.query import Query
from tests.portal.search.factories import (
    JUNG,
    LOI,
    MORNING,
    SMART_CITY,
    event,
    found,
    later,
    organization,
    person,
    story,
    titles,
)

pytestmark = pytest.mark.django_db


# What is public


@pytest.mark.parametrize("text", ["marker", '"marker word"', "mark", "", "marker -other"])
def test_what_is_not_public_is_not_found(text):
    story("Marker word to come", public_from=later(days=1))
    story("Marker word gone", public_until=later(days=-1), public_from=later(days=-2))
    results = find(Query(text), at=MORNING)
    assert (results.total, results.documents, results.look.shelves) == (0, [], [])


def test_scheduled_story_is_found_from_its_very_instant():
    story("Marker", public_from=later(days=1))
    assert titles(find(Query("marker"), at=later(days=1))) == ["Marker"]
    assert titles(find(Query("marker"), at=later(days=1, seconds=-1))) == []


def test_words_of_what_is_not_public_are_not_suggested():
    story("Secretive", public_from=later(days=1))
    assert not find(Query("secretiv"), at=MORNING).suggested
    assert find(Query("secretibe"), at=MORNING).documents == []


def test_what_is_not_public_is_not_counted_among_companions():
    story("Marker", people=(LOI,), public_from=later(days=1))
    story("Marker", people=(JUNG,))
    assert [each.label for each in find(Query("marker"), at=MORNING).look.companions] == ["John Jung"]


# What matches


@pytest.mark.parametrize(
    "text", ["nguyen van loi", "Nguyễn Văn Lợi", "loi nguyen", "LOI", "Lợi", '"van loi"', "nguy", "văn lợi"]
)
def test_name_is_found_with_and_without_marks_and_in_any_order(text):
    person("Nguyen Van Loi", names=("Nguyễn Văn Lợi",))
    assert found(text) == ["Nguyen Van Loi"]


@pytest.mark.parametrize("text", ["đường", "duong", "Đường", "DUONG"])
def test_stroked_d_folds(text):
    story("Bình Đường")
    assert found(text) == ["Bình Đường"]


@pytest.mark.parametrize("text", ["an", "di an", "do", "thuan an"])
def test_words_that_english_would_drop_are_found(text):
    story("Dĩ An do Thuận An")
    assert len(found(text)) == 1


def test_all_words_have_to_occur():
    story("Smart City", "in Thuan An")
    assert found("smart an") == ["Smart City"]
    assert found("smart japan") == []


def test_quoted_words_have_to_stand_together_in_their_order():
    story("A smart city")
    story("A city that is smart")
    assert found('"smart city"') == ["A smart city"]


def test_phrase_is_found_in_a_text_too():
    story("Plan", "For a smart city of 2050")
    story("Other plan", "For a city so smart")
    assert found('"smart city"') == ["Plan"]


@pytest.mark.parametrize("text", ["city -japan", 'city -"from japan"', "-japan city", "-japan"])
def test_minus_leaves_out(text):
    story("City of Japan", "a guest from Japan")
    story("City of Singapore")
    assert found(text) == ["City of Singapore"]


def test_minus_phrase_leaves_out_the_phrase_only():
    story("City of Japan", "a guest from Japan")
    story("City in Japan", "a Japan to learn from")
    assert found('city -"from japan"') == ["City in Japan"]


def test_abbreviation_finds_what_it_stands_for():
    organization("Provincial People's Committee", names=("PPC",))
    story("Chairman of the Provincial People's Committee")
    story("PPC meets")
    assert len(found("ppc")) == len(found("Provincial People's Committee")) == 3


def test_country_is_found_in_both_spellings():
    story("Visit to Vietnam")
    story("Visit to Viet Nam")
    assert len(found("vietnam")) == len(found("viet nam")) == 2


def test_last_word_may_be_unfinished():
    story("Digital transformation")
    assert found("digital transf") == ["Digital transformation"]
    assert found("digi transformation") == []


def test_short_beginning_is_taken_for_a_word_where_there_is_one():
    story("Con Dao")
    story("Conference")
    assert found("con") == ["Con Dao"]


def test_short_beginning_is_completed_where_there_is_no_such_word():
    story("Nguyen Loc Ha")
    results = find(Query("ng"))
    assert (titles(results), results.suggested) == (["Nguyen Loc Ha"], False)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 1000,
        "word " * 1600,
        '"' * 999,
        "<script>alert(1)</script>",
        "NEAR(loi van, 3)",
        "title:loi",
        "loi AND NOT (van OR",
        "loi* ^van {a b}: + -",
        "' OR 1=1 --",
        "\\' \\",
        "%s %(x)s %",
        "a\0b",
        "\0",
        "😀 🎉",
        "\ud83d".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
        "-",
        "- - -",
        '-"',
        '""',
        "& | ! <-> :* ()",
        "½ ² Ⅷ",
        "0e1x 1e5 ٣٤",
    ],
)
def test_hostile_words_are_harmless(text):
    person()
    assert find(Query(text)).total <= 1


@pytest.mark.parametrize(
    "choices",
    [
        {"section": "' OR 1=1 --"},
        {"section": 'x" OR "y'},
        {"person": "\\'"},
        {"kind": "x y"},
        {"organization": "a b c"},
    ],
)
def test_hostile_choices_are_harmless(choices):
    person()
    assert find(Query("nguyen", **choices)).total == 0


# In which order


def test_title_comes_before_text():
    story("Smart plans", "of the city")
    story("Budget", "for smart plans")
    assert found("smart plans") == ["Smart plans", "Budget"]


def test_words_together_come_before_words_apart():
    story("First", "a smart city", sorted_at=MORNING)
    story("Second", "smart people in a city", sorted_at=later(days=1))
    assert found("smart city") == ["First", "Second"]


def test_spelling_that_was_typed_comes_first():
    story("Trần Văn Lợi", sorted_at=MORNING)
    story("Trần Văn Lôi", sorted_at=later(days=1))
    assert found("Lợi") == ["Trần Văn Lợi", "Trần Văn Lôi"]
    assert found("Lôi") == found("loi") == ["Trần Văn Lôi", "Trần Văn Lợi"]


def test_whole_word_comes_before_its_beginning():
    story("Port", sorted_at=MORNING)
    story("Portal", sorted_at=later(days=1))
    assert found("port") == ["Port", "Portal"]


def test_newer_comes_before_older_among_equals():
    story("Old plan", sorted_at=MORNING)
    story("New plan", sorted_at=later(days=1))
    assert found("plan") == ["New plan", "Old plan"]


def test_boost_lifts_a_document():
    story("Old plan", sorted_at=MORNING, boost=1)
    story("New plan", sorted_at=later(days=1))
    assert found("plan") == ["Old plan", "New plan"]


def test_newest_order_looks_at_nothing_but_the_date():
    story("Plan", sorted_at=MORNING)
    story("Other", "with a plan", sorted_at=later(days=1))
    assert found("plan", order="newest") == ["Other", "Plan"]


def test_people_and_organizations_come_first():
    story("Loi speaks", sorted_at=later(days=9))
    organization("Loi's Committee", sorted_at=MORNING)
    person("Nguyen Van Loi", sorted_at=MORNING)
    assert found("loi")[2] == "Loi speaks"


def test_only_some_people_come_first(monkeypatch):
    monkeypatch.setattr(statement, "FACES_FIRST", 2)
    for number in range(4):
        person(f"Nguyen {number}", sorted_at=MORNING)
    story("Nguyen speaks", sorted_at=later(days=1))
    assert found("nguyen").index("Nguyen speaks") == 2
    assert len(found("nguyen")) == 5


def test_without_words_the_newest_come_first():
    person("Loi", sorted_at=MORNING)
    story("New", sorted_at=later(days=1))
    assert found() == ["New", "Loi"]


# Pages


def test_results_come_ten_a_page_and_each_once():
    for number in range(23):
        story(f"Plan {number}", sorted_at=later(hours=number))
    pages = [found("plan", page=page) for page in (1, 2, 3, 4)]
    assert [len(page) for page in pages] == [10, 10, 3, 0]
    assert len({title for page in pages for title in page}) == 23
    assert find(Query("plan")).pages == 3


def test_no_more_is_put_in_order_than_can_be_shown(monkeypatch):
    monkeypatch.setattr(statement, "RANKED", 20)
    for number in range(25):
        story(f"Plan {number}")
    results = find(Query("plan"))
    assert (results.total, results.pages, results.is_cut) == (25, 2, True)


# Narrowed


@pytest.fixture
def archive():
    story("Plan of 2023", year=2023, section=SMART_CITY, people=(LOI, JUNG))
    story("Plan of 2024", year=2024, people=(LOI,))
    story("Plan without a year", year=None)
    event("Plan meeting", year=2023, people=(JUNG,))
    person("Plan", language="en")
    story("Plan in Vietnamese", year=2023, language="vi")


@pytest.mark.parametrize(
    ("choices", "number"),
    [
        ({}, 6),
        ({"kind": "story"}, 4),
        ({"kind": "organization"}, 0),
        ({"year": "2023"}, 3),
        ({"year": "undated"}, 1),
        ({"year": "1999"}, 0),
        ({"section": "smart-city"}, 1),
        ({"section": "unknown"}, 0),
        ({"person": LOI.key}, 2),
        ({"person": JUNG.key}, 2),
        ({"organization": JUNG.key}, 2),
        ({"language": "vi"}, 1),
        ({"language": "en"}, 5),
        ({"kind": "event", "year": "2023", "person": JUNG.key}, 1),
        ({"kind": "event", "year": "2024"}, 0),
    ],
)
@pytest.mark.parametrize("text", ["plan", "", '"plan"'])
def test_choices_narrow_what_is_found(archive, text, choices, number):
    results = find(Query(text, **choices))
    assert (results.total, len(results.documents)) == (number, number)


def test_language_gives_way_where_it_has_nothing():
    story("Kế hoạch", language="vi")
    results = find(Query("ke hoach", language="en"))
    assert (titles(results), results.is_in_other_language) == (["Kế hoạch"], True)


def test_language_gives_no_way_where_it_has_something(archive):
    results = find(Query("plan", language="vi"))
    assert (titles(results), results.is_in_other_language) == (["Plan in Vietnamese"], False)


def test_what_belongs_to_every_language_is_found_in_each():
    event("Plan", language="")
    assert found("plan", language="vi") == found("plan", language="en") == ["Plan"]


def test_companions_are_counted_in_what_was_chosen(archive):
    companions = find(Query("plan", kind="story")).look.companions
    assert {each.label: each.number for each in companions} == {"Nguyen Van Loi": 2, "John Jung": 1}


def test_labels_of_choices_are_known_even_if_nothing_is_found(archive):
    results = find(Query("nowhere", person=LOI.key, section="smart-city"))
    assert results.look.labels == {("person", LOI.key): "Nguyen Van Loi", ("section", "smart-city"): "Smart City"}


# Where there is too much


@pytest.fixture
def little_is_much(monkeypatch):
    """Three are too many to be counted."""
    monkeypatch.setattr(matching, "MOST", 3)
    monkeypatch.setattr(matching, "MOST_READ", 3)
    monkeypatch.setattr(statement, "RANKED", 2)
    for number in range(6):
        story(f"Plan {number}", "a plan indeed", year=2018 + number, sorted_at=later(days=number * 366))


def test_too_many_are_not_counted(little_is_much):
    results = find(Query("plan"), at=later(days=4000))
    assert (results.is_complete, results.total) == (False, 3)


def test_what_is_common_in_the_sample_is_not_even_tested(monkeypatch):
    monkeypatch.setattr(matching, "MOST_SAMPLED", 2)
    monkeypatch.setattr(statement, "MOST_SAMPLED", 2)
    for number in range(3):
        story(f"Plan {number}", record=UUID(int=number * 100))
    story("Other", "no such word")
    assert [find(Query(text)).is_complete for text in ("plan", "other", "")] == [False, True, False]
    assert len(found("plan")) == 3


def test_of_too_many_the_newest_are_found(little_is_much):
    assert titles(find(Query("plan"), at=later(days=4000))) == ["Plan 5", "Plan 4"]
    assert titles(find(Query(""), at=later(days=4000))) == ["Plan 5", "Plan 4"]


@pytest.mark.parametrize("months", [(1,), (1, 24)])
def test_newest_are_looked_for_further_back_until_there_are_enough(little_is_much, monkeypatch, months):
    monkeypatch.setattr(finding, "MONTHS", months)
    assert titles(find(Query("plan"), at=later(days=4000))) == ["Plan 5", "Plan 4"]


def test_of_too_many_people_still_come_first(little_is_much):
    person("Plan", sorted_at=later(days=-5000), public_from=MORNING)
    assert titles(find(Query("plan"), at=later(days=4000)))[0] == "Plan"


def test_what_was_chosen_of_too_many_is_counted_again(little_is_much):
    results = find(Query("plan", year="2020"), at=later(days=4000))
    assert (titles(results), results.total, results.counted_narrowly) == (["Plan 2"], 1, True)


def test_phrase_is_looked_up_in_the_newest_of_too_many_texts(little_is_much):
    results = find(Query('"plan indeed"'), at=later(days=4000))
    assert titles(results) == ["Plan 5", "Plan 4"]
    assert not results.is_complete


def test_scheduled_story_stays_hidden_among_too_many(little_is_much):
    story("Plan to come", public_from=later(days=5000), sorted_at=later(days=5000))
    assert "Plan to come" not in titles(find(Query("plan"), at=later(days=4000)))


# What it costs


@pytest.mark.parametrize("several", [1, 3])
@pytest.mark.parametrize(
    ("text", "statements"),
    [("plan", 3), ("", 3), ('"plan"', 3), ("plam", 6), ("zzzzzz", 4)],
)
def test_finding_costs_the_same_number_of_statements_for_one_and_for_many(
    several, text, statements, django_assert_num_queries
):
    for number in range(several):
        story(f"Plan {number}", section=SMART_CITY, people=(LOI, JUNG))
    with django_assert_num_queries(statements):
        find(Query(text))


def test_kinds_of_everything_found_are_counted():
    story("Plan")
    event("Plan")
    person("Plan")
    organization("Plan")
    assert {shelf.kind: shelf.number for shelf in find(Query("plan")).look.shelves} == dict.fromkeys(Kind.values, 1)
