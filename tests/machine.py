"""What a machine may have or lack: another database, Redis, a browser, the old portal's pages.

`PORTAL_REQUIRE=postgresql,redis,chromium` makes the lack of one a failure instead of a skip.
"""

import hashlib
import os
import shutil
from collections.abc import Callable
from getpass import getuser
from pathlib import Path
from urllib.parse import quote

import psycopg
import redis

LOCAL_POSTGRESQL = ("127.0.0.1", "/var/run/postgresql")
LOCAL_REDIS = "redis://127.0.0.1:6379/15"
# The first has no window to draw for anyone, and takes three quarters of the time.
CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def required() -> set[str]:
    return {name.strip() for name in os.environ.get("PORTAL_REQUIRE", "").split(",") if name.strip()}


def postgresql() -> str:
    """The address of a database that tests may use, "" if no server answers."""
    if url := os.environ.get("TEST_DATABASE_URL", ""):
        return url
    # A name of this checkout's own: two checkouts may be tested at one time.
    name = "portal_" + hashlib.sha256(__file__.encode()).hexdigest()[:8]
    hosts = [host for host in LOCAL_POSTGRESQL if postgresql_answers(host)]
    return f"postgres://{getuser()}@{quote(hosts[0], safe='')}:5432/{name}" if hosts else ""


def postgresql_answers(host: str) -> bool:
    try:
        psycopg.connect(host=host, user=getuser(), dbname="postgres", connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def redis_server() -> str:
    """The address of a Redis database that tests may empty, "" if no server answers."""
    url = os.environ.get("TEST_REDIS_URL", LOCAL_REDIS)
    client = redis.Redis.from_url(url, socket_connect_timeout=2)
    try:
        client.ping()
    except redis.RedisError:
        return ""
    finally:
        client.close()
    return url


def chromium() -> str:
    """The path of a browser, "" if none is installed."""
    found = [os.environ.get("CHROME_PATH", ""), *(shutil.which(name) or "" for name in CHROMIUMS)]
    return next((path for path in found if path and Path(path).is_file()), "")


def seeds() -> str:
    """The folder of scraped pages of the old portal, which are not ours to pass on."""
    folder = Path(__file__).parents[2] / "shared" / "seeds"
    return str(folder) if folder.is_dir() else ""


FINDERS: dict[str, Callable[[], str]] = {
    "postgresql": postgresql,
    "redis": redis_server,
    "chromium": chromium,
    "seeds": seeds,
}
