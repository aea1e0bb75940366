import pytest

from portal.caching import boundaries, memo
from portal.caching.boundaries import next_boundary

from .factories import NOON, SECOND, site_state

PLANNED = [NOON + SECOND, NOON + 5 * SECOND]
asked = []


def next_planned(after):
    asked.append(after)
    return min((instant for instant in PLANNED if instant > after), default=None)


def next_event(after):
    return NOON + 3 * SECOND if after < NOON + 3 * SECOND else None


@pytest.fixture
def site(monkeypatch, settings):
    asked.clear()
    settings.NEXT_BOUNDARY = [f"{__name__}.next_planned", f"{__name__}.next_event"]
    states = [site_state()]
    monkeypatch.setattr(memo, "committed", lambda: states[-1])
    monkeypatch.setattr(boundaries, "in_transaction", lambda: False)
    return states


@pytest.mark.usefixtures("site")
def test_earliest_of_all_calendars_is_next():
    after = [NOON, NOON + SECOND, NOON + 3 * SECOND, NOON + 5 * SECOND]
    assert [next_boundary(moment) for moment in after] == [
        NOON + 1 * SECOND,
        NOON + 3 * SECOND,
        NOON + 5 * SECOND,
        None,
    ]


@pytest.mark.usefixtures("site")
def test_calendars_are_asked_once_until_the_boundary():
    for moment in (NOON, NOON + SECOND / 2, NOON + SECOND, NOON + 2 * SECOND):
        next_boundary(moment)
    assert asked == [NOON, NOON + SECOND]


@pytest.mark.usefixtures("site")
def test_where_nothing_is_planned_nobody_asks_again():
    assert [next_boundary(NOON + n * SECOND) for n in (10, 20, 3000)] == [None] * 3
    assert len(asked) == 1


@pytest.mark.usefixtures("site")
def test_moment_before_the_last_question_is_asked_anew():
    assert [next_boundary(NOON + 2 * SECOND), next_boundary(NOON)] == [NOON + 3 * SECOND, NOON + SECOND]


def test_new_version_may_have_new_boundaries(site):
    next_boundary(NOON)
    site.append(site_state(version=8))
    next_boundary(NOON)
    assert len(asked) == 2


def test_transaction_asks_for_itself(site, monkeypatch):
    next_boundary(NOON)
    monkeypatch.setattr(boundaries, "in_transaction", lambda: True)
    next_boundary(NOON)
    assert len(asked) == 2


def test_site_without_calendars_has_no_boundary(site, settings):
    settings.NEXT_BOUNDARY = []
    assert next_boundary(NOON) is None
