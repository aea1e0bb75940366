from threading import Thread

import pytest

from portal.caching.store import Kept, Store

from .factories import INSTANT, NOON, SECOND, site_state


@pytest.mark.parametrize(
    ("state", "now", "holds"),
    [
        (site_state(), NOON, True),
        (site_state(), NOON + SECOND - INSTANT, True),
        (site_state(), NOON + SECOND, False),
        (site_state(), NOON - INSTANT, False),
        (site_state(version=8), NOON, False),
        (site_state(version=6), NOON, False),
        (site_state(settled_at=NOON + SECOND), NOON, False),
    ],
)
def test_result_holds_for_its_version_and_its_time(state, now, holds):
    assert Kept("page", site_state(), NOON, NOON + SECOND).holds(state, now) is holds


def test_store_never_costs_more_than_its_limit():
    store = Store(100)
    for number in range(50):
        store.put(number, "page", cost=7 + number % 5)
        assert store.cost == sum(cost for _, cost in store.values.values()) <= 100


def test_what_was_not_used_for_longest_goes_first():
    store = Store(2)
    store.put("home", 1)
    store.put("archive", 2)
    store.get("home")
    store.put("story", 3)
    assert [store.get(key) for key in ("home", "archive", "story")] == [1, None, 3]


def test_value_put_again_replaces_the_old_one():
    store = Store(10)
    store.put("home", 1, cost=8)
    store.put("home", 2, cost=4)
    assert (store.get("home"), store.cost) == (2, 4)


def test_value_larger_than_the_store_is_not_kept():
    store = Store(10)
    store.put("all", 1, cost=11)
    assert (store.get("all"), store.cost) == (None, 0)


def test_cleared_store_is_empty():
    store = Store(10)
    store.put("home", 1)
    store.clear()
    assert (store.get("home"), store.cost) == (None, 0)


def test_threads_keep_the_account_together():
    store = Store(20)

    def use(start):
        for number in range(start, start + 300):
            store.put(number % 37, number, cost=number % 4 + 1)
            store.get(number % 11)

    threads = [Thread(target=use, args=(start,)) for start in (0, 100, 200, 300)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.cost == sum(cost for _, cost in store.values.values()) <= 20
