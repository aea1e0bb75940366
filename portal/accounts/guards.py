"""Tables to which rows are only ever added: the database refuses to change or delete one.

SQLite drops triggers silently whenever a migration remakes the table, so every migration that alters such a table
repeats `append_only` as its last operation; tests try both refusals. Emptying all tables (`manage.py flush`) is
refused on SQLite too, and passes the triggers by on PostgreSQL, where it needs the owner of the table.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

EVENTS = ("UPDATE", "DELETE")
REFUSED = "rows_are_only_added"


def append_only(table: str) -> migrations.RunPython:
    """The operation of a migration that guards the table."""

    def guard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        for statement in guarding(table, schema_editor.connection.vendor):
            schema_editor.execute(statement)

    def unguard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        for statement in unguarding(table, schema_editor.connection.vendor):
            schema_editor.execute(statement)

    return migrations.RunPython(guard, unguard)


def guarding(table: str, vendor: str) -> list[str]:
    return [*unguarding(table, vendor), *(on_postgresql(table) if vendor == "postgresql" else on_sqlite(table))]


def unguarding(table: str, vendor: str) -> list[str]:
    if vendor != "postgresql":
        return [f"DROP TRIGGER IF EXISTS {table}_only_added_{event}" for event in EVENTS]
    return [
        f"DROP TRIGGER IF EXISTS {table}_only_added ON {table}",
        f"DROP FUNCTION IF EXISTS {table}_only_added()",
    ]


def on_sqlite(table: str) -> list[str]:
    return [
        f"CREATE TRIGGER {table}_only_added_{event} BEFORE {event} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
        for event in EVENTS
    ]


def on_postgresql(table: str) -> list[str]:
    return [
        # 23514 is check_violation, so that Django raises IntegrityError as it does for SQLite's ABORT.
        f"CREATE FUNCTION {table}_only_added() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION '{REFUSED}' USING ERRCODE = '23514'; END $$",
        f"CREATE TRIGGER {table}_only_added BEFORE {' OR '.join(EVENTS)} ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_only_added()",
    ]
