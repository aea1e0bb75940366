from threading import Thread

import pytest
from django.db import InterfaceError, OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext

from portal.caching import version
from portal.caching.models import Site
from portal.caching.stamp import BEGUN, ENDED, Pair
from portal.caching.version import changing, committed, current, current_version, touch


@pytest.mark.django_db
def test_touched_change_raises_the_version_once():
    before = current_version()
    with changing():
        touch()
        touch()
    assert current_version() == before + 1


@pytest.mark.django_db
def test_change_that_touches_nothing_leaves_the_version():
    before = current_version()
    with changing():
        pass
    assert current_version() == before


@pytest.mark.django_db
def test_failed_change_leaves_everything_as_it_was():
    before = current_version()
    with pytest.raises(ZeroDivisionError), changing():
        Site.objects.update(version=1000)
        touch()
        _ = 1 / 0
    assert current_version() == before


@pytest.mark.django_db
def test_next_change_starts_untouched():
    with pytest.raises(ZeroDivisionError), changing():
        touch()
        _ = 1 / 0
    before = current_version()
    with changing():
        pass
    assert current_version() == before


@pytest.mark.django_db
def test_inner_change_joins_the_outer_one():
    before = current_version()
    with changing():
        with changing():
            touch()
        with changing():
            touch()
        assert current_version() == before
    assert current_version() == before + 1


@pytest.mark.django_db
def test_failed_inner_change_undoes_only_itself():
    with changing():
        Site.objects.update(version=50)
        with pytest.raises(ZeroDivisionError), changing():
            Site.objects.update(version=60)
            _ = 1 / 0
    assert current_version() == 50


@pytest.mark.django_db
def test_function_can_be_a_change():
    @changing()
    def publish(headline):
        touch()
        return headline

    before = current_version()
    assert [publish("Bridge opens"), publish("Bridge closes")] == ["Bridge opens", "Bridge closes"]
    assert current_version() == before + 2


def test_touch_outside_of_a_change_is_refused_with_advice():
    with pytest.raises(RuntimeError, match=r"with changing\(\):"):
        touch()


@pytest.mark.django_db
def test_change_inside_a_bare_transaction_is_refused():
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic(), changing():
        pass


@pytest.mark.django_db
def test_version_is_raised_by_the_last_statement():
    with CaptureQueriesContext(connection) as queries, changing():
        touch()
        Site.objects.locked()
    statements = [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]
    assert statements[-1].startswith("UPDATE") and "version" in statements[-1]
    assert len(statements) == 2


@pytest.mark.django_db
def test_first_change_after_a_flush_makes_the_row():
    Site.objects.all().delete()
    assert current_version() == 0
    with changing():
        touch()
    assert current_version() == 1


@pytest.mark.django_db
def test_settled_at_comes_with_the_version():
    row = Site.objects.get()
    assert current() == (row.version, row.settled_at)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("way", ["row", "stamp"])
def test_change_is_seen_by_others_at_its_commit_and_not_before(way, request):
    if way == "stamp":
        request.getfixturevalue("by_stamp")
    before = in_another_thread(current_version)
    with changing():
        touch()
        Site.objects.update(version=1000)
        during = [] if connection.vendor == "sqlite" and way == "row" else [in_another_thread(current_version)]
        assert current_version() == 1000
    assert during in ([], [before])
    assert in_another_thread(current_version) == current_version() == committed().version == 1001


@pytest.mark.django_db
def test_change_is_announced_before_and_after(by_stamp):
    with changing():
        with changing():
            assert by_stamp.pair() == Pair(1, 0)
        assert by_stamp.pair() == Pair(1, 0)
    assert by_stamp.pair() == Pair(1, 1)


@pytest.mark.django_db(transaction=True)
def test_announcements_enclose_the_transaction(by_stamp, monkeypatch):
    in_transaction = []
    monkeypatch.setattr(by_stamp, "add", lambda counter: in_transaction.append((counter, connection.in_atomic_block)))
    with changing():
        touch()
    assert in_transaction == [(BEGUN, False), (ENDED, False)]


@pytest.mark.django_db
def test_failed_change_is_announced_as_ended(by_stamp):
    with pytest.raises(SystemExit), changing():
        raise SystemExit
    assert by_stamp.pair() == Pair(1, 1)


@pytest.mark.django_db
@pytest.mark.parametrize("lost", [OperationalError, InterfaceError])
def test_change_whose_outcome_is_unknown_is_not_announced_as_ended(by_stamp, lost):
    with pytest.raises(lost), changing():
        raise lost
    assert by_stamp.pair() == Pair(1, 0)


@pytest.mark.django_db(transaction=True)
def test_publisher_killed_after_its_commit_is_seen_by_all_the_same(by_stamp, monkeypatch):
    before = current_version()
    monkeypatch.setattr(by_stamp, "add", lambda counter: None if counter else type(by_stamp).add(by_stamp, counter))
    for published in (1, 2):
        with changing():
            touch()
        assert current_version() == current_version() == before + published
    assert by_stamp.pair() == Pair(2, 0)


@pytest.mark.parametrize(("sqlite", "several", "expected"), [(1, 0, False), (0, 1, False), (0, 0, True)])
def test_stamp_is_for_postgresql_on_one_host(monkeypatch, settings, sqlite, several, expected):
    monkeypatch.setattr(version.row, "on_sqlite", lambda: bool(sqlite))
    settings.SEVERAL_HOSTS = bool(several)
    assert version.uses_stamp() is expected


def in_another_thread(question):
    answers = []

    def ask():
        answers.append(question())
        connection.close()

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    return answers[0]
