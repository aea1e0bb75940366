"""A database as one file, by the means of its engine."""

import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import connection

DUMPS = {"sqlite": "database.sqlite3", "postgresql": "database.pgdump"}


class Refused(Exception):
    """Nothing was changed; the message says why."""


def dump_database(target: Path) -> None:
    if connection.vendor == "sqlite":
        copy_sqlite(Path(connection.settings_dict["NAME"]), target)
    else:
        run_postgresql("pg_dump", "--format=custom", f"--file={target}")


def load_database(source: Path) -> None:
    connection.close()
    if connection.vendor == "sqlite":
        copy_sqlite(source, Path(connection.settings_dict["NAME"]))
    else:
        # Comments on extensions belong to the superuser, who need not be us.
        # Of another owner too: where the backup was made, our role may have had another name.
        options = ("--clean", "--if-exists", "--no-owner", "--no-comments", "--single-transaction")
        run_postgresql("pg_restore", *options, f"--dbname={connection.settings_dict['NAME']}", str(source))


def copy_sqlite(source: Path, target: Path) -> None:
    """Through SQLite itself, which waits for writers and sees what is still in the write-ahead log."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target, timeout=60)) as new:
        old.backup(new)


def run_postgresql(program: str, *arguments: str) -> None:
    """The password goes by the environment: the arguments of a process are for everybody to read."""
    parameters = connection.get_connection_params()
    names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE"}
    names["sslmode"] = "PGSSLMODE"
    asked = {names[key]: str(value) for key, value in parameters.items() if key in names and value}
    try:
        subprocess.run([program, *arguments], env=os.environ | asked, check=True, capture_output=True, text=True)  # noqa: S603
    except FileNotFoundError as error:
        raise Refused(f"{program} is missing: install PostgreSQL's client programs.") from error
    except subprocess.CalledProcessError as error:
        raise Refused(f"{program} says: {error.stderr.strip()}") from error
