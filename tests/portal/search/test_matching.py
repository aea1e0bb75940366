import pytest
from django.db import connection

from portal.search import matching
from portal.search.matching import MOST, MOST_NEWEST, MOST_READ, Matches, Search
from portal.search.models import SearchDocument
from portal.search.terms import NOTHING, Term, Wanted
from tests.portal.search.factories import MORNING, later, story

PLAN = Wanted(((Term(("plan",)),),))
PHRASE = Wanted(((Term(("smart", "plan"), adjoining=True),),))


@pytest.mark.django_db
def test_matching_is_a_condition_beside_others():
    story("Plan", year=2023)
    story("Plan", year=2024)
    story("Other", year=2023)
    assert SearchDocument.objects.filter(Matches(PLAN, 9), year=2023).count() == 1
    assert SearchDocument.objects.exclude(Matches(PLAN, 9)).count() == 1


@pytest.mark.django_db
def test_documents_of_a_search_are_public_and_match():
    story("Plan", boost=1)
    story("Plan to come", boost=2, public_from=later(days=1))
    story("Other", boost=3)
    assert [row["boost"] for row in Search(MORNING, PLAN).documents()] == [1]


@pytest.mark.django_db
def test_tags_narrow_a_search():
    story("Plan", year=2023)
    story("Plan", year=2024)
    search = Search(MORNING, PLAN)
    assert [row["year"] for row in search.having("k/story", "y/2024").documents()] == [2024]
    assert {row["year"] for row in search.having_one_of("y/2023", "y/2024").documents()} == {2023, 2024}
    assert not search.having("y/2023", "y/2024").documents()


@pytest.mark.django_db
def test_search_without_words_matches_everything():
    for number in range(3):
        story(boost=number)
    assert {row["boost"] for row in Search(MORNING).documents()} == {0, 1, 2}


@pytest.mark.django_db
def test_newest_are_those_of_the_last_months():
    story("Plan", boost=1, sorted_at=later(days=-10))
    story("Plan", boost=2, sorted_at=later(days=-100))
    search = Search(MORNING, PLAN)
    assert [row["boost"] for row in search.newest_of(MORNING, 2).documents()] == [1]
    assert {row["boost"] for row in search.newest_of(MORNING, 6).documents()} == {1, 2}


@pytest.mark.django_db
@pytest.mark.parametrize("words", [PLAN, NOTHING])
def test_newest_of_too_many_are_the_newest_of_all(monkeypatch, words):
    monkeypatch.setattr(matching, "MOST_NEWEST", 1)
    for number in range(4):
        story("Plan", boost=number, sorted_at=later(days=number))
    assert [row["boost"] for row in Search(MORNING, words, newest=True).documents()] == [3, 2]


def test_less_is_looked_at_the_more_it_costs():
    assert Search(MORNING, PLAN).most == MOST
    assert Search(MORNING, PLAN, newest=True).most == MOST_NEWEST
    assert Search(MORNING, PHRASE).most == {"sqlite": MOST, "postgresql": MOST_READ}[connection.vendor]
