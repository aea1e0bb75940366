import pytest

from portal.caching import memo, version
from portal.caching.memo import RESULTS, by_version
from portal.caching.version import changing, touch

from .factories import NOON, SECOND, site_state


class Site:
    def __init__(self):
        self.state = site_state()
        self.now = NOON
        self.calls = 0
        self.in_transaction = False

    def called(self, *args, **kwargs):
        self.calls += 1
        return self.calls, args, kwargs


@pytest.fixture
def site(monkeypatch):
    site = Site()
    monkeypatch.setattr(memo, "committed", lambda: site.state)
    monkeypatch.setattr(memo, "in_transaction", lambda: site.in_transaction)
    return site


@pytest.fixture
def function(site):
    return by_version(
        site.called, until=lambda now: NOON + SECOND if now < NOON + SECOND else None, clock=lambda: site.now
    )


def test_result_is_made_once_for_each_version(site, function):
    assert [function()[0], function()[0]] == [1, 1]
    site.state = site_state(version=8)
    assert [function()[0], function()[0]] == [2, 2]


def test_arguments_are_told_apart(function):
    calls = [function(1), function(2), function(n=1), function(1, n=1), function(1)]
    assert [call[0] for call in calls] == [1, 2, 3, 4, 1]
    assert calls[3][1:] == ((1,), {"n": 1})


def test_result_ends_at_its_boundary(site, function):
    function()
    site.now = NOON + SECOND
    assert [function()[0], function()[0]] == [2, 2]


def test_clock_set_back_makes_the_result_anew(site, function):
    function()
    site.now = NOON - SECOND
    assert function()[0] == 2


def test_boundary_is_asked_before_the_result_is_made(site):
    order = []
    by_version(lambda: order.append("result"), until=lambda now: order.append("boundary"), clock=lambda: NOON)()
    assert order == ["boundary", "result"]


def test_change_during_the_making_is_seen_by_the_next_call(site):
    def publishing():
        site.state = site_state(version=site.state.version + 1)
        return site.state.version

    function = by_version(publishing)
    assert [function(), function()] == [8, 9]


def test_nothing_is_kept_within_a_transaction(site, function):
    function()
    site.in_transaction = True
    assert [function()[0], function()[0]] == [2, 3]
    site.in_transaction = False
    assert function()[0] == 1


def test_nothing_is_kept_without_a_row(site, function):
    site.state = site_state(version=0)
    assert [function()[0], function()[0]] == [1, 2]


def test_failure_is_not_kept(site):
    results = iter([None, "story"])
    function = by_version(lambda: next(results) or pytest.fail("first"))
    with pytest.raises(pytest.fail.Exception):
        function()
    assert function() == "story"


def test_arguments_are_kept_within_bounds(function):
    for number in range(RESULTS + 10):
        function(number)
    assert function(0)[0] == RESULTS + 11


def test_all_can_be_forgotten(function):
    function()
    memo.forget()
    assert function()[0] == 2


def test_decorated_function_keeps_its_name():
    @by_version(until=memo.never)
    def sections():
        """The tree."""

    assert (sections.__name__, sections.__doc__) == ("sections", "The tree.")


@pytest.mark.django_db(transaction=True)
def test_published_change_is_in_the_next_result():
    calls = []
    function = by_version(lambda: calls.append(version.current_version()) or calls[-1])
    first = [function(), function()]
    with changing():
        touch()
    assert [*first, function(), function()] == [1, 1, 2, 2]
    assert calls == [1, 2]
