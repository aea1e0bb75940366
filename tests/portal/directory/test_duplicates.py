import pytest
from django.db import IntegrityError

from portal.directory.duplicates import pairs
from portal.directory.merging import NotMergeable
from portal.directory.models import Distinction, Official, OfficialName, Organization
from portal.directory.telling_apart import tell_apart, told_apart
from tests.portal.directory.factories import make_official, make_organization

pytestmark = pytest.mark.django_db


def found(model=Official):
    return [(first.slug, second.slug) for first, second in pairs(model)]


@pytest.mark.parametrize(
    "other", ["Nguyen Van Loi", "Nguyễn Văn Lợi", "Loi Nguyen Van", "Nguyen Van Loy", "Nguyen Va Loi", "NGUYEN-VAN LOI"]
)
def test_names_that_differ_in_marks_order_or_a_letter_may_be_one(other):
    make_official(name="Nguyen Van Loi", slug="a")
    make_official(name=other, slug="b")
    assert found() == [("a", "b")]


@pytest.mark.parametrize(
    ("name", "other"),
    [("Nguyen Van Loi", "Nguyen Van Minh"), ("Ha Minh", "Ha Linh"), ("Vo Minh", "Vo Min"), ("Roy Kho", "John Jung")],
)
def test_other_names_are_other_people(name, other):
    make_official(name=name, slug="a")
    make_official(name=other, slug="b")
    assert found() == []


def test_other_names_of_a_record_count_and_the_nearest_pair_comes_first():
    for slug, name in (("a", "Nguyen Van Hung"), ("b", "Nguyen Van Hunk"), ("c", "Tran Thi Mai")):
        make_official(name=name, slug=slug)
    OfficialName.objects.create(official=Official.objects.get(slug="c"), name="Nguyen Van Hung")
    assert found() == [("a", "c"), ("a", "b"), ("b", "c")]


def test_abbreviations_are_no_names():
    for slug in ("a", "b"):
        make_organization(name=f"Committee {slug * 9}", slug=slug).names.create(name="PPC of it", kind="abbreviation")
    assert found(Organization) == []


@pytest.mark.parametrize("n", [1, 3])
def test_they_are_found_in_four_queries(django_assert_num_queries, n):
    for each in range(n + 1):
        make_official(name="Nguyen Van Loi", slug=f"o{each}")
    with django_assert_num_queries(4):
        assert len(pairs(Official)) == n * (n + 1) / 2


def test_those_told_apart_are_not_proposed_again_until_that_is_undone():
    one, other, _ = (make_official(name="Nguyen Van Loi", slug=slug) for slug in "abc")
    tell_apart(other, one, None)
    told = tell_apart(one, other, None)
    assert (found(), Distinction.objects.count()) == ([("a", "c"), ("b", "c")], 1)
    assert [(each.first, each.second) for each in told_apart(9)] == [(one, other)]
    told.delete()
    assert found() == [("a", "b"), ("a", "c"), ("b", "c")]


def test_record_is_not_told_apart_from_itself():
    one = make_official()
    with pytest.raises(NotMergeable):
        tell_apart(one, one, None)
    with pytest.raises(IntegrityError):
        Distinction.objects.create(kind="official", first=2, second=1)
