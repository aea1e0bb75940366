"""A seat is held by one person at a time. PostgreSQL refuses an overlap itself; on SQLite the register's own check,
made under the write lock, stands alone."""

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SEATS_ARE_HELD_ONCE = [
    "CREATE EXTENSION IF NOT EXISTS btree_gist",
    """ALTER TABLE directory_appointment ADD CONSTRAINT appointment_seat_held_once
       EXCLUDE USING gist (post_id WITH =, seat WITH =, daterange(started_on, ended_on) WITH &&)
       WHERE (seat IS NOT NULL AND started_on IS NOT NULL AND NOT acting)""",
]


def guard_seats(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for statement in SEATS_ARE_HELD_ONCE:
            schema_editor.execute(statement)


def unguard_seats(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE directory_appointment DROP CONSTRAINT IF EXISTS appointment_seat_held_once")
