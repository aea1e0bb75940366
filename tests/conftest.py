"""What all tests share. Factories live with their apps: tests/<app>/factories.py, keyword-only functions."""

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.db.backends.sqlite3.base import DatabaseOperations
from django.test import Client
from django.utils import translation
from pytest_django.plugin import blocking_manager_key

from portal.accounts.guards import guarding, unguarding
from tests.machine import FINDERS, required

APPEND_ONLY = ("accounts_auditentry", "news_transition")
LOOPBACK = ("127.", "::1", "localhost")


# By which a test says that it asks the database.
ASKING = {"db", "transactional_db", "live_server", "django_db_setup"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--only-database",
        action="store_true",
        help="leave out tests that ask no database: on a second engine they would say the same again",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what is about the other engine, which the suite runs on too, and what is about none, if so asked.

    A test that commits empties all tables at its end: rows made by migrations are kept to come back.
    """
    others = [item for item in items if is_of_another(item, config.getoption("only_database"))]
    config.hook.pytest_deselected(items=others)
    items[:] = [item for item in items if item not in others]
    for item in items:
        options = database_options(item)
        if options.get("transaction") or {"live_server", "transactional_db"} & set(getattr(item, "fixturenames", [])):
            rows_back = {"transaction": True, "serialized_rollback": True}
            item.add_marker(pytest.mark.django_db(**options | rows_back), append=False)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """They come back before a test that takes them for granted; another one that commits brings them back itself."""
    yield
    if nextitem and has_rows_back(item) and not has_rows_back(nextitem):
        with item.config.stash[blocking_manager_key].unblock(), connection.cursor():
            connection.creation.deserialize_db_from_string(connection._test_serialized_contents)


def is_of_another(item: pytest.Item, only_database: bool) -> bool:
    if engine := item.get_closest_marker("engine"):
        return engine.args != (connection.vendor,)
    asks = item.get_closest_marker("django_db") or ASKING & set(getattr(item, "fixturenames", []))
    return only_database and not asks


def has_rows_back(item: pytest.Item) -> bool:
    return bool(database_options(item).get("serialized_rollback"))


def database_options(item: pytest.Item) -> dict[str, Any]:
    marker = item.get_closest_marker("django_db")
    return marker.kwargs if marker else {}


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", only_loopback(socket.socket.connect))
        patch.setattr(socket.socket, "connect_ex", only_loopback(socket.socket.connect_ex))
        yield


def only_loopback(connect: Any) -> Any:
    def guarded(self: socket.socket, address: Any) -> Any:
        if self.family != socket.AF_UNIX and not str(address[0]).startswith(LOOPBACK):
            raise PermissionError(f"A test wanted to reach {address}: tests use no network")
        return connect(self, address)

    return guarded


@pytest.fixture(autouse=True)
def site_language() -> None:
    """The last request of the test before may have been for a page in another one."""
    translation.deactivate()


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    from portal.caching import memo

    cache.clear()
    # A version that a rolled-back test has reached comes again in the next one.
    memo.forget()


@pytest.fixture(scope="session", autouse=True)
def tables_can_be_emptied() -> Iterator[None]:
    """After a test that commits, SQLite empties tables row by row: also those that refuse to lose a row."""
    empty = DatabaseOperations.execute_sql_flush

    def unguarded(operations: DatabaseOperations, statements: list[str]) -> Any:
        guarded = [table for table in APPEND_ONLY if f'"{table}"' in " ".join(statements)]
        with operations.connection.cursor() as cursor:
            for statement in (drop for table in guarded for drop in unguarding(table, "sqlite")):
                cursor.execute(statement)
            empty(operations, statements)
            for statement in (make for table in guarded for make in guarding(table, "sqlite")):
                cursor.execute(statement)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "execute_sql_flush", unguarded)
        yield


@pytest.fixture(autouse=True)
def full_sign_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """`force_login` stands for all of signing in: who needs a second factor has shown it."""
    force_login = Client.force_login

    def signed_in(client: Client, user: Any, backend: str | None = None) -> None:
        force_login(client, user, backend)
        session = client.session
        session["second_factor"] = True
        session.save()

    monkeypatch.setattr(Client, "force_login", signed_in)


@pytest.fixture
def media(tmp_path: Path, settings: Any) -> Path:
    """An empty folder of this test's own for uploads and renditions."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture(scope="session")
def redis_url() -> str:
    """A Redis database that the test may empty."""
    return found("redis")


@pytest.fixture(scope="session")
def chromium() -> str:
    return found("chromium")


def found(service: str) -> str:
    where = FINDERS[service]()
    if not where:
        (pytest.fail if service in required() else pytest.skip)(f"no {service} on this machine")
    return where


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder with scraped pages of the old portal."""
    return Path(found("seeds"))
