"""What the database itself refuses: two rates for the same thing on one day, and any change of a closed month.

PostgreSQL has exclusion constraints and trigger functions for it, SQLite triggers that refuse the same. SQLite
drops triggers silently whenever a migration remakes the table, so every migration that touches one of these
models repeats `guard_royalties` as its last operation; tests try each refusal on both engines.
"""

from collections.abc import Iterator, Sequence

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

RATES = {
    "basesalary": (),
    "unitrate": (),
    "photocounting": (),
    "genrerate": ("genre",),
    "roleshare": ("role",),
    "addition": ("kind", "role"),
    "paymentterm": (),
}
# IS NOT holds for a new row too, whose id nobody knows yet. A day without a beginning or an end is open to that side.
OVERLAP = """
    CREATE TRIGGER {rate}_one_at_a_time_{event} BEFORE {event} ON news_{rate}
    WHEN EXISTS (
        SELECT 1 FROM news_{rate} AS other
        WHERE {same}other.id IS NOT NEW.id
        AND (NEW.valid_until IS NULL OR other.valid_from IS NULL OR other.valid_from < NEW.valid_until)
        AND (other.valid_until IS NULL OR NEW.valid_from IS NULL OR other.valid_until > NEW.valid_from)
    )
    BEGIN SELECT RAISE(ABORT, '{rate}_one_at_a_time'); END
"""
MONTH_IS_CLOSED = "EXISTS (SELECT 1 FROM news_ledgermonth WHERE id = {row}.month_id AND closed_at IS NOT NULL)"
# A payment comes after the closing, once; nothing else does.
PAYMENT = {"paid_on", "paid_reference"}
REFUSED = "ledger_month_is_closed"


def guard_royalties(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    unguard_royalties(apps, schema_editor)
    postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in (on_postgresql if postgresql else on_sqlite)(rates_of(apps), fixed_columns(apps)):
        schema_editor.execute(statement)


def unguard_royalties(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in off_postgresql(rates_of(apps)) if postgresql else off_sqlite():
        schema_editor.execute(statement)


def rates_of(apps: Apps) -> list[str]:
    """Those that exist at this point of the migrations."""
    return [rate for rate in RATES if rate in apps.all_models["news"]]


def fixed_columns(apps: Apps) -> list[str]:
    fields = apps.get_model("news", "LedgerLine")._meta.concrete_fields
    return [str(field.column) for field in fields if field.name not in PAYMENT]


# btree_gist lets a range stand beside plain columns in one exclusion constraint.
def on_postgresql(rates: Sequence[str], fixed: Sequence[str]) -> Iterator[str]:
    yield "CREATE EXTENSION IF NOT EXISTS btree_gist"
    for rate in rates:
        same = "".join(f"{field} WITH =, " for field in RATES[rate])
        yield (
            f"ALTER TABLE news_{rate} ADD CONSTRAINT {rate}_one_at_a_time "
            f"EXCLUDE USING gist ({same}daterange(valid_from, valid_until) WITH &&)"
        )
    for table, event, condition in closed_months("IS DISTINCT FROM", fixed):
        name = f"{table}_closed_{event}"
        yield (
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            # 23514 is check_violation: an IntegrityError in Django, like SQLite's ABORT.
            f"IF {condition} THEN RAISE EXCEPTION '{REFUSED}' USING ERRCODE = '23514'; END IF; "
            f"RETURN {'OLD' if event == 'DELETE' else 'NEW'}; END $$"
        )
        yield f"CREATE TRIGGER {name} BEFORE {event} ON news_{table} FOR EACH ROW EXECUTE FUNCTION {name}()"


def off_postgresql(rates: Sequence[str]) -> Iterator[str]:
    for rate in rates:
        yield f"ALTER TABLE news_{rate} DROP CONSTRAINT IF EXISTS {rate}_one_at_a_time"
    for table, event, _ in closed_months("", []):
        yield f"DROP TRIGGER IF EXISTS {table}_closed_{event} ON news_{table}"
        yield f"DROP FUNCTION IF EXISTS {table}_closed_{event}()"


def on_sqlite(rates: Sequence[str], fixed: Sequence[str]) -> Iterator[str]:
    for rate in rates:
        same = "".join(f"other.{field} = NEW.{field} AND " for field in RATES[rate])
        for event in ("INSERT", "UPDATE"):
            yield OVERLAP.format(rate=rate, event=event, same=same)
    for table, event, condition in closed_months("IS NOT", fixed):
        yield (
            f"CREATE TRIGGER {table}_closed_{event} BEFORE {event} ON news_{table} WHEN {condition} "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
        )


def off_sqlite() -> Iterator[str]:
    for rate in RATES:
        for event in ("INSERT", "UPDATE"):
            yield f"DROP TRIGGER IF EXISTS {rate}_one_at_a_time_{event}"
    for table, event, _ in closed_months("", []):
        yield f"DROP TRIGGER IF EXISTS {table}_closed_{event}"


def closed_months(differs: str, fixed: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Table, event and the condition under which the event is refused."""
    was, becomes = MONTH_IS_CLOSED.format(row="OLD"), MONTH_IS_CLOSED.format(row="NEW")
    # Of a line that is not paid the payment may still come; of one that is, nothing.
    changed = " OR ".join([*(f"OLD.{column} {differs} NEW.{column}" for column in fixed), "OLD.paid_on IS NOT NULL"])
    yield "ledgerline", "INSERT", becomes
    yield "ledgerline", "UPDATE", f"({was} OR {becomes}) AND ({changed})"
    yield "ledgerline", "DELETE", was
    yield "ledgermonth", "UPDATE", "OLD.closed_at IS NOT NULL"
    yield "ledgermonth", "DELETE", "OLD.closed_at IS NOT NULL"
