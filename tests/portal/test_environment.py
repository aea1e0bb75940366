import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.environment import Environment, read_environment

EXAMPLE = Path(__file__).parents[2] / ".env.example"
PUBLIC = {"SITE_ORIGIN": "https://news.example.org"}


@pytest.fixture
def read(tmp_path):
    def read(**variables: str) -> Environment:
        return read_environment(tmp_path, {"DATA_DIR": str(tmp_path / "data")} | variables)

    return read


class Asked(dict[str, str]):
    """An empty environment that remembers what it was asked for."""

    def get(self, name: str, default: str = "") -> str:
        self[name] = default
        return default


def test_example_lists_exactly_the_variables_that_are_read(tmp_path):
    asked = Asked()
    read_environment(tmp_path, asked)
    assert set(re.findall(r"^#?([A-Z_]+)=", EXAMPLE.read_text(), re.M)) == set(asked)


def test_example_shows_the_defaults(read):
    assert read(ENV_FILE=str(EXAMPLE), SECRET_KEY="example" * 9 + "0123456789") == read(
        SECRET_KEY="example" * 9 + "0123456789"
    )


def test_nothing_said_means_this_machine_only(read):
    site = read()
    assert (site.site_origin, site.allowed_hosts) == ("http://127.0.0.1:8000", ["127.0.0.1", "::1", "localhost"])
    assert (site.debug, site.on_https, site.demo, site.trusted_proxies) == (False, False, True, [])


def test_public_origin_is_the_only_host_and_has_no_demo(read):
    site = read(**PUBLIC)
    assert (site.on_https, site.on_loopback, site.allowed_hosts, site.demo) == (
        True,
        False,
        ["news.example.org"],
        False,
    )


def test_origin_follows_the_port(read):
    assert read(PORT="8123").site_origin == "http://127.0.0.1:8123"


def test_file_is_read_and_the_shell_wins(read, tmp_path):
    (tmp_path / ".env").write_text("SITE_NAME=From the file\nPORT=8001\n")
    site = read(PORT="8002")
    assert (site.site_name, site.port) == ("From the file", 8002)


def test_empty_means_not_said(read):
    assert read(PORT="", DEBUG=" ", SITE_NAME="").port == 8000


def test_lists_go_by_commas(read):
    assert read(TRUSTED_PROXIES="10.0.0.1, 172.16.0.0/12,").trusted_proxies == ["10.0.0.1", "172.16.0.0/12"]


@pytest.mark.parametrize(("text", "debug"), [("1", True), ("Yes", True), ("on", True), ("0", False), ("False", False)])
def test_flags_are_read(read, text, debug):
    assert read(DEBUG=text).debug is debug


def test_key_is_made_once_and_kept_from_others(read, tmp_path):
    key = read().secret_key
    assert len(key) >= 50
    assert read().secret_key == key
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["secret_key"]
    assert stat.S_IMODE((tmp_path / "data" / "secret_key").stat().st_mode) == 0o600


def test_sqlite_keeps_what_it_acknowledged(read, tmp_path):
    database = read().database
    assert database["NAME"] == str(tmp_path / "data" / "portal.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in database["OPTIONS"]["init_command"]
    assert "journal_mode=WAL" in database["OPTIONS"]["init_command"]


def test_postgresql_is_chosen_by_its_address(read):
    database = read(DATABASE_URL="postgres://editor:secret@db:5433/news?sslmode=require").database
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db", 5433, "news")
    assert database["OPTIONS"] == {"sslmode": "require"}


def test_cache_is_shared_where_redis_is_named(read):
    assert read().cache["BACKEND"].endswith("LocMemCache")
    assert read(REDIS_URL="redis://cache:6379/0").cache["LOCATION"] == "redis://cache:6379/0"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "ture"),
        ("PORT", "http"),
        ("PORT", "-1"),
        ("WEB_CONCURRENCY", "0"),
        ("VIEWS_PER_CLIENT_MINUTE", "1.5"),
        ("LOG_LEVEL", "loud"),
        ("CONTACT_EMAIL", "the editors"),
        ("SITE_ORIGIN", "news.example.org"),
        ("SITE_ORIGIN", "https://news.example.org/en"),
        ("SITE_ORIGIN", "https://editor@news.example.org"),
        ("DATABASE_URL", "mysql://db/news"),
        ("REDIS_URL", "memcached://cache"),
        ("TRUSTED_PROXIES", "nginx"),
        ("TRUSTED_PROXIES", "10.0.0.1/8"),
        ("DATA_DIR", "/dev/null/data"),
    ],
)
def test_unusable_value_stops_the_start_and_is_named(read, name, value):
    with pytest.raises(ImproperlyConfigured, match=name):
        read(**{name: value})


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        (PUBLIC | {"DEBUG": "1"}, "DEBUG shows secrets"),
        ({"SITE_ORIGIN": "http://news.example.org"}, "SITE_ORIGIN must be https"),
        ({"ALLOWED_HOSTS": "*"}, r"ALLOWED_HOSTS=\*"),
        (PUBLIC | {"ALLOWED_HOSTS": "www.example.org"}, "ALLOWED_HOSTS must contain"),
        ({"SECRET_KEY": "changeme"}, "SECRET_KEY"),
        ({"SECRET_KEY": "x" * 60}, "SECRET_KEY"),
        ({"SEVERAL_HOSTS": "1", "REDIS_URL": "redis://cache"}, "SEVERAL_HOSTS needs a DATABASE_URL"),
        ({"SEVERAL_HOSTS": "1", "DATABASE_URL": "postgres://db/news"}, "and a REDIS_URL"),
        ({"TRUSTED_PROXIES": "0.0.0.0/0"}, "TRUSTED_PROXIES must not be everyone"),
        (PUBLIC | {"PORTAL_DEMO": "1", "PORTAL_DEMO_PASSWORD": "demo"}, "PORTAL_DEMO_PASSWORD"),
    ],
)
def test_unsafe_combination_refuses_to_start(read, variables, sentence):
    with pytest.raises(ImproperlyConfigured, match=sentence):
        read(**variables)


def test_subdomains_may_be_listed_together(read):
    assert read(**PUBLIC, ALLOWED_HOSTS=".example.org").allowed_hosts == [".example.org"]


def test_no_value_of_a_secret_is_in_the_refusal(read):
    with pytest.raises(ImproperlyConfigured) as refusal:
        read(SECRET_KEY="hunter2")
    assert "hunter2" not in str(refusal.value)


def test_whoever_starts_with_a_wrong_value_reads_a_sentence_and_no_traceback():
    command = [sys.executable, "manage.py", "check"]
    told = subprocess.run(command, env=os.environ | {"DEBUG": "maybe"}, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout, told.stderr) == (1, "", "Not started: DEBUG must be 1 or 0.\n")
