import pytest

from portal.accounts import attempts

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(rf):
    """A request of the door, from an address."""
    return lambda address="192.0.2.1": rf.post("/admin/login/", REMOTE_ADDR=address)


def fail(request, name, times):
    for _ in range(times):
        attempts.count(request, name)


def test_name_is_locked_from_every_address(ask, settings):
    settings.AXES_FAILURE_LIMIT = 3
    fail(ask(), "chief", 2)
    assert attempts.left(ask(), "chief") == 1
    fail(ask("192.0.2.2"), "chief", 1)
    assert attempts.is_locked(ask("192.0.2.3"), "chief")
    assert not attempts.is_locked(ask("192.0.2.3"), "editor")


def test_address_is_locked_for_every_name(ask, settings):
    settings.AXES_FAILURE_LIMIT = 3
    for name in ("a", "b", "c"):
        fail(ask(), name, 1)
    assert attempts.is_locked(ask(), "chief")
    assert not attempts.is_locked(ask("192.0.2.2"), "chief")


def test_lock_ends_by_itself(ask, settings):
    settings.AXES_FAILURE_LIMIT = 1
    fail(ask(), "chief", 1)
    later = ask()
    attempts.AxesProxyHandler.update_request(later)
    later.axes_attempt_time += settings.AXES_COOLOFF_TIME
    later.axes_attempt_time += settings.AXES_COOLOFF_TIME
    assert not attempts.is_locked(later, "chief")


def test_who_knows_one_account_cannot_go_on_trying_others(ask, settings):
    settings.AXES_FAILURE_LIMIT = 3
    fail(ask(), "chief", 2)
    attempts.forget("reporter")
    fail(ask(), "chief", 1)
    assert attempts.is_locked(ask(), "chief")


@pytest.mark.parametrize(
    ("remote", "counted"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8::1:2:3:4", "2001:db8::"),
        ("", None),
        ("unix:", None),
    ],
)
def test_address_is_that_of_a_household(ask, remote, counted):
    assert attempts.address(ask(remote)) == counted
