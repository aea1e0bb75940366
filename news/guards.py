"""At most one edition of an article is public at any instant: the database itself refuses an overlap.

PostgreSQL has an exclusion constraint for it; SQLite gets two triggers that refuse the same. SQLite drops
triggers silently whenever a migration remakes the table, so every migration that touches Edition repeats
`guard_editions` as its last operation; a test tries an overlap.
"""

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

POSTGRESQL = [
    "CREATE EXTENSION IF NOT EXISTS btree_gist",
    "ALTER TABLE news_edition DROP CONSTRAINT IF EXISTS edition_one_at_a_time",
    """ALTER TABLE news_edition ADD CONSTRAINT edition_one_at_a_time
       EXCLUDE USING gist (article_id WITH =, tstzrange(public_from, public_until) WITH &&)""",
]
TRIGGER = """
    CREATE TRIGGER edition_one_at_a_time_{event} BEFORE {event} ON news_edition
    WHEN EXISTS (
        SELECT 1 FROM news_edition AS other
        WHERE other.article_id = NEW.article_id AND other.id IS NOT NEW.id
        AND (NEW.public_until IS NULL OR other.public_from < NEW.public_until)
        AND (other.public_until IS NULL OR other.public_until > NEW.public_from)
    )
    BEGIN SELECT RAISE(ABORT, 'edition_one_at_a_time'); END
"""
SQLITE = [
    statement
    for event in ("INSERT", "UPDATE")
    for statement in (f"DROP TRIGGER IF EXISTS edition_one_at_a_time_{event}", TRIGGER.format(event=event))
]
# SQLite has no covering indexes that name more columns than they order by: there they are part of the order.
LISTING = {
    "postgresql": "CREATE UNIQUE INDEX listing_place ON news_listing (list_id, listed_at DESC, edition_id DESC) "
    "INCLUDE (public_from, public_until)",
    "sqlite": "CREATE INDEX listing_place ON news_listing "
    "(list_id, listed_at DESC, edition_id DESC, public_from, public_until)",
}


def guard_editions(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def unguard_editions(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE news_edition DROP CONSTRAINT IF EXISTS edition_one_at_a_time")
        return
    for event in ("INSERT", "UPDATE"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS edition_one_at_a_time_{event}")


def index_listings(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute(LISTING[schema_editor.connection.vendor])


def unindex_listings(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute("DROP INDEX IF EXISTS listing_place")
