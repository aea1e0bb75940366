import datetime
from uuid import UUID

import pytest

from portal.search.documents import Label
from portal.search.models import Kind
from portal.search.query import Query
from portal.search.tags import last_months, month, of_companions, of_shelf, tag, tags
from tests.portal.search.factories import JUNG, LOI, SMART_CITY, document


def test_document_carries_a_tag_for_all_that_it_can_be_narrowed_to():
    made = document(record=UUID(int=1), year=2023, section=SMART_CITY, people=(LOI,), organizations=(JUNG,))
    assert list(tags(made)) == [
        "k/story",
        "l/en",
        "m/2023-09",
        "y/2023",
        "s/smart-city",
        f"f/{LOI.key}",
        f"f/{JUNG.key}",
    ]


def test_one_record_of_a_hundred_is_in_the_sample():
    assert ["r/" in tags(document(record=UUID(int=number))) for number in (0, 1, 99, 100)] == [True, False, False, True]


def test_story_without_a_year_is_undated():
    assert "y/undated" in tags(document())


@pytest.mark.parametrize("kind", [Kind.PERSON, Kind.ORGANIZATION])
def test_people_and_organizations_are_not_of_a_year(kind):
    assert not [tag for tag in tags(document(kind=kind)) if tag.startswith("y/")]


def test_choices_of_a_query_are_the_same_tags():
    chosen = Query("loi", kind="story", year="2023", section="smart-city", person=LOI.key)
    made = document(year=2023, section=SMART_CITY, people=(LOI,))
    assert set(of_shelf(chosen)) | set(of_companions(chosen)) <= set(tags(made))


def test_query_without_choices_has_no_tags():
    assert [*of_shelf(Query("loi")), *of_companions(Query("loi"))] == []


def test_last_months_go_back_over_the_turn_of_the_year():
    january = datetime.datetime(2024, 1, 31, tzinfo=datetime.UTC)
    assert list(last_months(january, 3)) == ["m/2024-01", "m/2023-12", "m/2023-11"]


def test_month_is_that_of_the_index_everywhere():
    hanoi = datetime.timezone(datetime.timedelta(hours=7))
    assert month(datetime.datetime(2024, 2, 1, 3, 0, tzinfo=hanoi)) == "m/2024-01"


def test_tag_holds_no_space():
    assert tag("s", Label(" News  and\nmore ", "").key) == "s/news-and-more"
