from dataclasses import replace
from itertools import repeat
from threading import Thread

import pytest
from django.db import connection, transaction

from portal.search import indexing
from portal.search.finding import find
from portal.search.indexing import clear, close, put, remove
from portal.search.models import Kind, SearchDocument, SearchFacet, SearchResult, SearchWord
from portal.search.query import Query
from tests.portal.search.factories import (
    JUNG,
    LOI,
    MORNING,
    SMART_CITY,
    document,
    found,
    later,
    organization,
    person,
    story,
)

pytestmark = pytest.mark.django_db


def test_what_was_put_is_found_by_title_other_names_and_text():
    story("Survey opens", "Fieldwork in Thuan An", names=("Khảo sát",))
    assert found("survey") == found("khao sat") == found("thuan an") == ["Survey opens"]


def test_everything_that_a_result_shows_is_kept():
    put([document(title="Visit", text="Body", names=("Thăm",), path="/news/visit/", data={"date": "2023-09-18"})])
    kept = SearchResult.objects.get()
    assert (kept.title, kept.text, kept.names, kept.path, kept.data) == (
        "Visit",
        "Body",
        ["Thăm"],
        "/news/visit/",
        {"date": "2023-09-18"},
    )


def test_putting_again_replaces_what_was_there_of_the_record():
    before = story("Old headline", "old words")
    put([replace(before, title="New headline", text="new words")])
    assert found("old") == []
    assert found("new") == ["New headline"]


def test_putting_twice_changes_nothing():
    made = story(section=SMART_CITY, people=(LOI,))
    put([made])
    assert SearchDocument.objects.count() == SearchResult.objects.count() == 1
    assert SearchFacet.objects.count() == 3


def test_record_may_have_several_documents_one_after_the_other():
    now = document(title="First edition", public_until=later(days=1))
    soon = replace(now, title="Second edition", public_from=later(days=1), public_until=None)
    put([now, soon])
    assert [found_at(later(hours=1)), found_at(later(days=1))] == [["First edition"], ["Second edition"]]


def found_at(instant):
    return [each.result.title for each in find(Query("edition"), at=instant).documents]


def test_documents_of_one_record_stay_together_across_batches(monkeypatch):
    monkeypatch.setattr(indexing, "AT_ONCE", 2)
    english = document(title="Loi one")
    put([document(title="Loi other"), english, replace(english, title="Loi two", language="vi")])
    assert sorted(found("loi")) == ["Loi one", "Loi other", "Loi two"]


def test_other_records_are_left_alone():
    story("Survey one")
    story("Survey two")
    assert sorted(found("survey")) == ["Survey one", "Survey two"]


def test_nothing_is_a_valid_batch():
    put([])
    assert SearchDocument.objects.count() == 0


def test_closed_record_is_found_until_that_instant():
    made = story("Survey")
    close(made.record, later(days=2))
    assert len(find(Query("survey"), at=later(days=1)).documents) == 1
    assert find(Query("survey"), at=later(days=2)).documents == []


def test_closing_takes_away_what_was_to_begin_later():
    made = document(title="Survey", public_until=later(days=5))
    put([made, replace(made, title="Survey again", public_from=later(days=5), public_until=None)])
    close(made.record, later(days=2))
    assert find(Query("survey"), at=later(days=9)).documents == []
    assert SearchResult.objects.count() == 1


def test_closing_does_not_prolong_what_ended_before():
    made = story("Survey", public_until=later(days=1))
    close(made.record, later(days=2))
    assert SearchDocument.objects.get().public_until == later(days=1)


def test_closing_at_the_beginning_leaves_nothing():
    made = story("Survey")
    close(made.record, MORNING)
    assert SearchDocument.objects.count() == 0


def test_removed_records_leave_nothing_behind():
    gone, kept = story("Survey gone"), story("Survey kept")
    remove(gone.record)
    assert found("survey") == ["Survey kept"]
    assert SearchResult.objects.get().title == kept.title


def test_clearing_empties_the_index():
    organization("People's Committee", names=("PPC",))
    story("Survey", section=SMART_CITY, people=(LOI,))
    clear()
    assert found() == found("survey") == found("ppc") == []
    assert [SearchFacet.objects.count(), SearchWord.objects.count()] == [0, 0]


def test_index_can_be_filled_after_clearing():
    story("Survey")
    clear()
    story("Fieldwork")
    assert found("fieldwork") == ["Fieldwork"]
    assert found("survey") == []


def test_new_label_of_a_facet_takes_the_place_of_the_old():
    story(section=SMART_CITY)
    story(section=SMART_CITY._replace(label="Smart Cities"))
    assert SearchFacet.objects.get(kind="section").label == "Smart Cities"


def test_companions_are_kept_by_the_number_of_their_facet():
    story(people=(LOI, JUNG, LOI), organizations=(SMART_CITY,))
    numbers = SearchFacet.objects.exclude(kind__in=["year", "section"]).values_list("pk", flat=True)
    assert SearchDocument.objects.get().companions == sorted(numbers)


@pytest.mark.parametrize(("year", "kept"), [(2023, 2023), (None, 0)])
def test_stories_have_a_year_or_are_undated(year, kept):
    story(year=year)
    assert SearchDocument.objects.get().year == kept


def test_people_have_no_year():
    person()
    assert SearchDocument.objects.get().year is None


def test_endless_text_is_indexed_as_far_as_it_goes():
    story("Survey", "first " + "".join(repeat("word ", 60_000)) + "last")
    assert found("first") == ["Survey"]
    assert found("last") == []


def test_signs_of_all_kinds_do_no_harm():
    story('O\'Neil "quotes" \\ % _ {} :* & | !', "NEAR(a) <script> ' OR 1=1 -- 😀 市政府", names=("f/tag", "t/tag"))
    assert found("o'neil") == found("near script") == found("市政府") == found("f/tag")
    assert len(found("quotes")) == 1


@pytest.mark.parametrize("several", [1, 3])
def test_putting_costs_the_same_number_of_statements_for_one_and_for_many(several, django_assert_num_queries):
    batch = [document(title=f"Survey {n}", year=2023, section=SMART_CITY, people=(LOI,)) for n in range(several)]
    put([document(title="Survey 0 1 2", year=2023, section=SMART_CITY, people=(LOI,))])
    statements = {"sqlite": 13, "postgresql": 12}[connection.vendor]
    with django_assert_num_queries(statements):
        put(batch)


# On SQLite one transaction writes at a time.
@pytest.mark.engine("postgresql")
@pytest.mark.django_db(transaction=True)
def test_two_who_put_the_same_record_leave_one():
    before = story("Survey")
    other = Thread(target=put_and_close, args=(replace(before, title="Survey of the other"),))
    with transaction.atomic():
        put([replace(before, title="Survey of the first")])
        other.start()
        while other.is_alive() and not somebody_waits():
            other.join(0.01)
    other.join()
    assert found("survey") == ["Survey of the other"]


def put_and_close(made):
    put([made])
    connection.close()


def somebody_waits():
    with connection.cursor() as cursor:
        here = "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
        cursor.execute(f"SELECT count(*) FROM pg_locks WHERE NOT granted AND pid IN ({here})")
        return cursor.fetchone()[0]


def test_kinds_are_kept_apart():
    story("Loi speaks")
    person("Loi")
    assert set(SearchDocument.objects.values_list("kind", flat=True)) == {Kind.STORY, Kind.PERSON}
