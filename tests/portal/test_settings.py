"""The settings as a whole, started anew with other environments: what the values of one process cannot show."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

TOP = Path(__file__).parents[2]
ASKED = """
import json
from django.conf import settings
print(json.dumps({name: getattr(settings, name) for name in %r}, default=str))
"""


@pytest.fixture
def start(tmp_path):
    """Runs manage.py, or Python with the site's settings, in an environment of its own."""

    def start(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        system = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        site = {"ENV_FILE": os.devnull, "DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "portal.settings"}
        command = [sys.executable, "-W", "error", *arguments]
        return subprocess.run(
            command, env=system | site | variables, cwd=TOP, capture_output=True, text=True, check=False
        )

    return start


@pytest.fixture
def values(start):
    def values(*names: str, **variables: str) -> dict[str, object]:
        return json.loads(start("-c", ASKED % (names,), **variables).stdout)

    return values


@pytest.mark.parametrize("origin", ["", "https://news.example.org"])
def test_deployment_check_is_silent(start, origin):
    checked = start("manage.py", "check", "--deploy", "--fail-level", "DEBUG", SITE_ORIGIN=origin)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.startswith("System check identified no issues")


def test_unsafe_environment_is_refused_with_a_sentence(start):
    refused = start("manage.py", "check", SITE_ORIGIN="https://news.example.org", DEBUG="1")
    assert refused.returncode == 1
    assert "DEBUG shows secrets to readers" in refused.stderr


def test_https_is_kept_to_once_chosen(values):
    names = (
        "SECURE_SSL_REDIRECT",
        "SECURE_SSL_HOST",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "SECURE_HSTS_SECONDS",
    )
    assert values(*names, SITE_ORIGIN="https://news.example.org:8443") == {
        "SECURE_SSL_REDIRECT": True,
        "SECURE_SSL_HOST": "news.example.org:8443",
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_HSTS_SECONDS": 2 * 365 * 24 * 3600,
    }


def test_queries_are_counted_for_developers_only(values):
    counting = "portal.middleware.QueryCountMiddleware"
    assert counting in values("MIDDLEWARE", DEBUG="1")["MIDDLEWARE"]
    assert counting not in values("MIDDLEWARE")["MIDDLEWARE"]


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
@pytest.mark.engine("sqlite")
@pytest.mark.parametrize(("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)])
def test_sqlite_writes_ahead_and_waits_for_the_disk(pragma, value):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert cursor.fetchone() == (value,)


def test_cookies_stay_in_the_newsroom(settings):
    assert settings.SESSION_COOKIE_PATH == settings.CSRF_COOKIE_PATH == settings.LOGIN_URL.removesuffix("login/")
