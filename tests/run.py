"""Runs the suite on every engine this machine has, and says at the end what could not be run.

Arguments go to pytest: `make test ARGS="tests/news -k royalty"`.
"""

import os
import subprocess
import sys

from tests.machine import FINDERS, required

WITHOUT = {
    "postgresql": "the suite on PostgreSQL: no TEST_DATABASE_URL, and no server on 127.0.0.1:5432 or its socket",
    "redis": "tests of a cache that processes share: no server at TEST_REDIS_URL or 127.0.0.1:6379",
    "chromium": "tests in a browser: no chromium is installed, and CHROME_PATH names none",
    "seeds": "tests on scraped pages of the old portal: none lie in ../shared/seeds",
}
NOTHING_SELECTED = 5


def main(arguments: list[str]) -> int:
    found = {name: find() for name, find in FINDERS.items()}
    lacking = [name for name, where in found.items() if not where]
    runs = {"SQLite": run("", arguments)}
    if found["postgresql"]:
        # A browser sees the same pages on both engines, and a sum is the same: once is enough.
        code = run(found["postgresql"], [*arguments, "--deselect", "tests/browser", "--only-database"])
        runs["PostgreSQL"] = 0 if code == NOTHING_SELECTED else code
    return report(runs, lacking)


def run(database_url: str, arguments: list[str]) -> int:
    print(f"\n== The suite on {'PostgreSQL' if database_url else 'SQLite'}", flush=True)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--numprocesses",
        "auto",
        "--dist",
        "worksteal",
        "--no-header",
        *arguments,
    ]
    return subprocess.run(command, env=os.environ | {"DATABASE_URL": database_url}, check=False).returncode


def report(runs: dict[str, int], lacking: list[str]) -> int:
    print("\n== " + ", ".join(f"{engine}: {'failed' if code else 'passed'}" for engine, code in runs.items()))
    for name in lacking:
        print(f"NOT RUN: {WITHOUT[name]}" + (" (required by PORTAL_REQUIRE)" if name in required() else ""))
    if unknown := required() - set(FINDERS):
        print(f"PORTAL_REQUIRE names what is not known here: {', '.join(sorted(unknown))}")
    return 1 if any(runs.values()) or unknown or required() & set(lacking) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
