"""Where the words are kept: PostgreSQL gets a column with an index, SQLite a table of its own."""

from django.db import migrations

POSTGRESQL = [
    # Whole vectors stand outside of the row: what is read of ten thousand hits at once stays narrow.
    "ALTER TABLE search_searchdocument ADD COLUMN words tsvector",
    "ALTER TABLE search_searchdocument ALTER COLUMN words SET STORAGE EXTERNAL",
    "ALTER TABLE search_searchdocument SET (toast_tuple_target = 256)",
    # Compressing the texts would cost as much as indexing them.
    "ALTER TABLE search_searchresult ALTER COLUMN text SET STORAGE EXTERNAL",
    # Without statistics every word counts as rare, so that the index is always used: testing rows one
    # by one would read all their vectors.
    "ALTER TABLE search_searchdocument ALTER COLUMN words SET STATISTICS 0",
    "CREATE INDEX search_document_words ON search_searchdocument USING gin (words)"
    " WITH (gin_pending_list_limit = 32768)",
]
NOT_POSTGRESQL = [
    "DROP INDEX search_document_words",
    "ALTER TABLE search_searchresult ALTER COLUMN text SET STORAGE EXTENDED",
    "ALTER TABLE search_searchdocument RESET (toast_tuple_target)",
    "ALTER TABLE search_searchdocument DROP COLUMN words",
]
SQLITE = [
    "CREATE VIRTUAL TABLE search_words USING fts5(words, tokenize = \"unicode61 remove_diacritics 0 tokenchars '/-_'\")"
]
NOT_SQLITE = ["DROP TABLE search_words"]


def make_words(apps, schema_editor):
    execute(schema_editor, SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL)


def drop_words(apps, schema_editor):
    execute(schema_editor, NOT_SQLITE if schema_editor.connection.vendor == "sqlite" else NOT_POSTGRESQL)


def execute(schema_editor, statements):
    for statement in statements:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_search")]
    operations = [migrations.RunPython(make_words, drop_words)]
