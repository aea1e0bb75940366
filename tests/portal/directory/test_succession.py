import datetime

import pytest

from portal.directory.succession import succession
from portal.texts.dates import parse_partial
from tests.portal.directory.factories import make_change, make_organization

pytestmark = pytest.mark.django_db


def body(slug, ended=""):
    end = {"dissolution_on": datetime.date.fromisoformat(ended), "dissolution_precision": "day"} if ended else {}
    return make_organization(slug=slug, name=slug, **end)


def heirs(organization):
    return [heir.slug for heir in succession().heirs(organization)]


def test_organization_without_a_change_has_no_heir():
    assert heirs(body("ppc")) == []


def test_three_merge_into_one():
    before = [body(slug, "2025-07-01") for slug in ("bd", "brvt", "hcm-old")]
    after = body("hcm")
    make_change(before=before, after=[after])
    assert [heirs(each) for each in before] == [["hcm"]] * 3
    (change,) = succession().came_from(after)
    assert [each.slug for each in change.predecessors] == ["bd", "brvt", "hcm-old"]
    assert succession().became(before[0]) == [change]
    assert (change.day, change.kind.label) == ('<time datetime="2025-07-01">July 1, 2025</time>', "merged")


def test_one_splits_into_two():
    whole, parts = body("whole", "2025-03-01"), [body("a"), body("b")]
    make_change(before=[whole], after=parts, kind="split")
    assert heirs(whole) == ["a", "b"]


def test_heir_is_one_hop_away_through_any_chain():
    town, city, quarter = body("town", "2015-01-01"), body("city", "2025-07-01"), body("quarter")
    make_change(before=[town], after=[city], on="2015-01-01", kind="renamed")
    make_change(before=[city], after=[quarter])
    assert heirs(town) == heirs(city) == ["quarter"]


def test_heir_that_ended_without_a_successor_is_the_last_known():
    first, last = body("first", "2015-01-01"), body("last", "2025-07-01")
    make_change(before=[first], after=[last], on="2015-01-01")
    make_change(before=[last], kind="abolished")
    assert (heirs(first), heirs(last)) == (["last"], [])


def test_heir_that_stands_is_not_passed_over_for_what_it_gave_away():
    former, heir, other = body("former", "2015-01-01"), body("heir"), body("other")
    make_change(before=[former], after=[heir], on="2015-01-01")
    make_change(before=[heir], after=[other], kind="transferred")
    assert heirs(former) == ["heir"]


def test_circle_of_changes_ends():
    first, second = body("first", "2015-01-01"), body("second", "2025-07-01")
    make_change(before=[first], after=[second], on="2015-01-01")
    make_change(before=[second], after=[first])
    assert heirs(first) == []


@pytest.mark.parametrize("state", ["draft", "reversed"])
def test_only_changes_in_force_count(state):
    former = body("former", "2025-07-01")
    make_change(before=[former], after=[body("heir")], state=state)
    assert heirs(former) == []
    assert succession().changes == []


def test_changes_around_a_day_are_the_nearest_before_and_after():
    organization = body("ppc")
    for year in range(2010, 2020):
        make_change(before=[organization], on=f"{year}-07-01", kind="transferred")
    around = succession().around(parse_partial("2015-07-01"))
    assert [change.effective_on.year for change in around] == [2013, 2014, 2015, 2016, 2017, 2018]
    assert succession().latest == datetime.date(2019, 7, 1)


@pytest.mark.parametrize("changes", [1, 3])
def test_changes_are_read_in_one_query(django_assert_num_queries, changes):
    for n in range(changes):
        make_change(before=[body(f"a{n}")], after=[body(f"b{n}"), body(f"c{n}")])
    with django_assert_num_queries(1):
        assert len(succession().changes) == changes
