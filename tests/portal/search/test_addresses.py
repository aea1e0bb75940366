from dataclasses import replace
from uuid import UUID

import pytest
from django.http import QueryDict

from portal.search.addresses import LONGEST_TEXT, parameters, read, with_choice
from portal.search.query import Query

LOI = "11111111-1111-1111-1111-111111111111"
FULL = Query("smart city", "event", "2023", "smart-city", LOI, str(UUID(int=2)), "vi", "newest")


def test_address_is_read():
    address = QueryDict(
        f"q=smart+city&kind=event&year=2023&section=smart-city&person={LOI}&organization={UUID(int=2)}&language=vi&order=newest"
    )
    assert read(address, 1) == (FULL, [])


def test_address_without_anything_asks_for_everything():
    assert read(QueryDict(""), 3) == (Query(page=3), [])


@pytest.mark.parametrize(
    ("parameter", "name"),
    [
        ("kind=dog", "Kind"),
        ("year=23", "Year"),
        ("year=20230", "Year"),
        ("year=%D9%A2%D9%A0%D9%A2%D9%A3", "Year"),
        ("section=a+b", "Section"),
        ("section=" + "x" * 300, "Section"),
        ("person=1", "Person"),
        ("organization=x%00", "Organization"),
        ("language=xx", "Language"),
        ("order=worst", "Order"),
    ],
)
def test_what_cannot_be_understood_is_left_out_and_named(parameter, name):
    assert read(QueryDict(f"q=loi&{parameter}"), 1) == (Query("loi"), [name])


def test_undated_is_a_year():
    assert read(QueryDict("year=undated"), 1) == (Query(year="undated"), [])


def test_words_are_taken_as_they_are_without_needless_space():
    assert read(QueryDict("q=+%3Cscript%3E%00++%22a%22+"), 1)[0].text == '<script> "a"'


def test_endless_words_are_cut():
    assert len(read(QueryDict("q=" + "x" * 8000), 1)[0].text) == LONGEST_TEXT


def test_parameters_have_one_order_and_no_empty_ones():
    assert [name for name, _ in parameters(FULL)] == [
        "q",
        "kind",
        "year",
        "section",
        "person",
        "organization",
        "language",
        "order",
    ]
    assert list(parameters(Query("loi"))) == [("q", "loi")]


def test_address_leads_back_to_its_query():
    path = with_choice("/search/", FULL)
    assert read(QueryDict(path.partition("?")[2]), 1) == (FULL, [])


def test_choice_is_made_and_given_up_on_the_first_page():
    assert with_choice("/search/", Query("loi", page=4), year="2023") == "/search/?q=loi&year=2023"
    assert with_choice("/search/", replace(FULL, page=2), kind="").startswith("/search/?q=smart+city&year=2023&")
