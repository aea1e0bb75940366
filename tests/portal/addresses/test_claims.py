from uuid import uuid4

import pytest

from portal.addresses.claims import AddressTaken, Wish, allot, claim, record_at
from portal.addresses.models import Address

pytestmark = pytest.mark.django_db
ARTICLE = Address.Kind.ARTICLE


def test_claimed_address_leads_to_its_record():
    record = uuid4()
    claim("/officials/vo-van-minh/", Address.Kind.OFFICIAL, record)
    assert record_at("/officials/vo-van-minh/", Address.Kind.OFFICIAL) == record


def test_address_of_one_kind_is_none_of_another():
    claim("/officials/vo-van-minh/", Address.Kind.OFFICIAL, uuid4())
    assert record_at("/officials/vo-van-minh/", ARTICLE) is None


def test_own_address_can_be_claimed_again():
    record = uuid4()
    claim("/a/", ARTICLE, record)
    claim("/a/", ARTICLE, record)
    assert Address.objects.count() == 1


def test_address_of_another_record_is_refused_for_good():
    claim("/a/", ARTICLE, uuid4())
    with pytest.raises(AddressTaken, match="belongs to another article"):
        claim("/a/", ARTICLE, uuid4())


def test_records_with_one_wish_get_numbers():
    first, second, third = uuid4(), uuid4(), uuid4()
    wish = Wish("/news/2023/09/18/", "bridge")
    assert allot(ARTICLE, {first: wish, second: wish}) == {
        first: "/news/2023/09/18/bridge/",
        second: "/news/2023/09/18/bridge-2/",
    }
    assert allot(ARTICLE, {third: wish}) == {third: "/news/2023/09/18/bridge-3/"}


def test_record_gets_back_the_address_it_had():
    first, second = uuid4(), uuid4()
    wish = Wish("/news/2023/09/18/", "bridge")
    allot(ARTICLE, {first: wish})
    had = allot(ARTICLE, {second: wish})
    allot(ARTICLE, {second: Wish("/news/2023/09/18/", "renamed")})
    assert allot(ARTICLE, {second: wish}) == had


def test_queries_do_not_grow_with_the_records(django_assert_num_queries):
    def wishes(n, folder):
        return {uuid4(): Wish(folder, f"story-{number}") for number in range(n)}

    with django_assert_num_queries(2):
        allot(ARTICLE, wishes(1, "/one/"))
    with django_assert_num_queries(2):
        allot(ARTICLE, wishes(30, "/thirty/"))
