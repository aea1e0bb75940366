"""What counting a view costs, beside a bare insert into a log table: PYTHONPATH=. python bench/counting.py

In each round every contestant writes for a moment, one after the other, over 8 connections (SQLite: 2), on a scratch
database with 300,000 old hits of one hot article. Machines are noisy: the ratios, taken within a round, are the result.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from statistics import median
from uuid import uuid4

import django
from django.db import connection

from tests.machine import postgresql

ROUNDS, SECONDS, OLD_HITS, HOT = 15, 0.4, 300_000, 7
CONNECTIONS = {"postgresql": 8, "sqlite": 2}

LOG = "CREATE TABLE bare_log (id {key}, article_id bigint NOT NULL, at timestamp DEFAULT CURRENT_TIMESTAMP)"
KEY = {"postgresql": "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "sqlite": "integer PRIMARY KEY"}
BARE = {
    "postgresql": "INSERT INTO bare_log (article_id) VALUES (%s)",
    "sqlite": "INSERT INTO bare_log (article_id) VALUES (?)",
}
OLD = {
    "postgresql": "SELECT gen_random_uuid(), {hot}, DATE '2024-01-01', 'view' FROM generate_series(1, {n})",
    "sqlite": "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < {n})"
    " SELECT lower(hex(randomblob(16))), {hot}, '2024-01-01', 'view' FROM s",
}


def main() -> None:
    """Each engine in a process of its own, since settings are read once."""
    if sys.argv[1:]:
        return measure()
    with tempfile.TemporaryDirectory() as folder:
        for address in filter(None, [f"sqlite:///{folder}/bench.sqlite3", postgresql()]):
            settings = {"DJANGO_SETTINGS_MODULE": "tests.settings", **os.environ, "DATABASE_URL": address}
            subprocess.run([sys.executable, __file__, "here"], env=settings, check=True)
    return None


def measure() -> None:
    django.setup()
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        fill()
        compete()
    finally:
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)


def fill() -> None:
    from portal.counting.folding import fold

    with connection.cursor() as cursor:
        cursor.execute(LOG.format(key=KEY[connection.vendor]))
        old = OLD[connection.vendor].format(hot=HOT, n=OLD_HITS)
        cursor.execute(f"INSERT INTO counting_hit (uuid, article_id, day, kind) {old}")
        started = time.perf_counter()
        # Before the rounds: a site in use has little to fold.
        fold()
        print(f"{connection.vendor}: {OLD_HITS:,} hits folded in {time.perf_counter() - started:.2f} s")
        cursor.execute("ANALYZE")  # as autovacuum would have done by then


def compete() -> None:
    rates: dict[str, list[float]] = {"bare": [], "hot": [], "spread": []}
    for _ in range(ROUNDS):
        for step in (bare, hot, spread):
            rates[step.__name__].append(rate(step))
    print("  per second: " + ", ".join(f"{name} {median(found):,.0f}" for name, found in rates.items()))
    print(f"  view of a hot article / bare insert: {ratio(rates['hot'], rates['bare'])} (mark: 0.5)")
    print(f"  view of a hot article / views of 1,000 articles: {ratio(rates['hot'], rates['spread'])} (mark: 1)")


def ratio(above: list[float], below: list[float]) -> str:
    return f"{median(a / b for a, b in zip(above, below, strict=True)):.2f}"


def bare() -> None:
    # The driver's cursor, past Django's: what is compared with is the least that an insert can cost.
    connection.connection.cursor().execute(BARE[connection.vendor], (HOT,))


def hot() -> None:
    view(HOT)


def spread() -> None:
    view(random.randrange(1000))


def view(article_id: int) -> None:
    from portal.counting.hits import record
    from portal.counting.models import Kind
    from portal.counting.pace import fold_when_due

    record(article_id, uuid4(), Kind.VIEW)
    fold_when_due()


def rate(step: Callable[[], None]) -> float:
    """Steps per second of all connections together."""
    connection.close()  # no process may share it with its parent
    steps = 0
    for process, answer in [start(step) for _ in range(CONNECTIONS[connection.vendor])]:
        steps += int(os.read(answer, 20))
        os.close(answer)
        os.waitpid(process, 0)
    return steps / SECONDS


def start(step: Callable[[], None]) -> tuple[int, int]:
    """A process that writes for a moment, and the pipe on which it says how often."""
    answer, say = os.pipe()
    if process := os.fork():
        os.close(say)
        return process, answer
    connection.ensure_connection()
    step()  # once before the clock runs: what is imported, compiled and cached at first
    steps, end = 0, time.monotonic() + SECONDS
    while time.monotonic() < end:
        step()
        steps += 1
    os.write(say, str(steps).encode())
    os._exit(0)  # without the parent's cleaning up, which would drop the database


if __name__ == "__main__":
    main()
