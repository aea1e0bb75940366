import pytest

from portal.directory.incumbents import incumbents
from portal.texts.dates import parse_partial
from tests.portal.directory.factories import make_attested, make_official, make_organization, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee():
    return make_organization()


@pytest.fixture
def chairman(committee):
    return make_post(organization=committee, title="Chairman")


def asked(post, day, *officials):
    return incumbents([post.pk], [each.pk for each in officials], parse_partial(day) if day else None)


def test_holder_recorded_for_the_day_is_named_alone(chairman):
    first, second = make_official(), make_official(name="Le An", slug="le-an")
    make_attested(official=first, post=chairman, on=["2023-01-10", "2023-12-20"])
    make_attested(official=second, post=chairman, on=["2024-02-01"])
    assert [each.official for each in asked(chairman, "2023-06-01").of_post(chairman.pk)] == [first]


def test_where_nobody_is_recorded_the_nearest_in_time_come_first(chairman):
    first, second = make_official(), make_official(name="Le An", slug="le-an")
    make_attested(official=first, post=chairman, on=["2023-01-10"])
    make_attested(official=second, post=chairman, on=["2024-02-01"])
    assert [each.official for each in asked(chairman, "2024-01-01").of_post(chairman.pk)] == [second, first]


def test_who_had_left_by_then_is_nobody(chairman):
    make_attested(post=chairman, on=[], ended_on="2023-01-01", ended_precision="day", source="Decree")
    assert asked(chairman, "2023-06-01").of_post(chairman.pk) == []


def test_without_a_day_everybody_who_ever_held_it_may_be_meant(chairman):
    make_attested(post=chairman)
    assert len(asked(chairman, "").of_post(chairman.pk)) == 1
    assert asked(chairman, "").of_official(1) == []


def test_posts_of_a_person_are_recorded_ones_by_protocol(committee, chairman):
    member = make_post(organization=committee, title="Member", rank=900)
    minh = make_official()
    for post in (member, chairman):
        make_attested(official=minh, post=post, on=["2023-09-05"])
    known = asked(chairman, "2023-09-05", minh)
    assert [each.post for each in known.of_official(minh.pk)] == [chairman, member]
    assert [each.post for each in known.of_both(minh.pk, [member.pk])] == [member]


@pytest.mark.parametrize("count", [1, 3])
def test_one_query_serves_all(chairman, django_assert_num_queries, count):
    people = [make_official(slug=f"minh-{number}") for number in range(count)]
    for each in people:
        make_attested(official=each, post=chairman)
    with django_assert_num_queries(1):
        asked(chairman, "2023-09-05", *people).of_post(chairman.pk)
