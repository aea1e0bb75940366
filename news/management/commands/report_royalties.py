import sys
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from news.royalties.months import LedgerError, month_named
from news.royalties.statements import MonthStatement, as_csv, as_json, as_xlsx, statement_of_month


class Command(BaseCommand):
    help = (
        "Reports the ledger of royalties of a month: each person's lines with formula and source, and the total. "
        "It reads what is booked and changes nothing. A spreadsheet (xlsx) needs --output."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--month", required=True, metavar="YYYY-MM")
        parser.add_argument("--format", choices=list(FORMS), default="table")
        parser.add_argument("--output", type=Path, metavar="FILE", help="write there instead of to the terminal")

    def handle(self, *args: Any, month: str, format: str, output: Path | None, **options: Any) -> None:
        try:
            statement = statement_of_month(month_named(month))
        except LedgerError as refusal:
            raise CommandError(str(refusal), returncode=2) from refusal
        if format == "xlsx" and output is None:
            raise CommandError("A spreadsheet needs a file: give --output FILE.xlsx", returncode=2)
        written = FORMS[format](statement)
        if output is None:
            self.stdout.write(written if isinstance(written, str) else written.decode(), ending="")
            return
        try:
            Path(output).write_bytes(written if isinstance(written, bytes) else written.encode())
        except OSError as refusal:
            raise CommandError(f"{output}: {refusal.strerror}", returncode=2) from refusal


def as_table(statement: MonthStatement) -> str:
    from rich.console import Console
    from rich.table import Table

    state = "closed" if statement.closed else "open"
    table = Table("person", "story", "role", title=f"Royalties of {statement.month:%Y-%m}, {state}")
    table.add_column("VND", justify="right")
    table.add_column("formula")
    for line in statement.lines:
        cells = [line.person, line.edition.headline, line.get_role_display(), f"{line.amount:,}", line.formula]
        table.add_row(*(escape(cell) for cell in cells))
    table.add_section()
    table.add_row("total", "", "", f"{statement.total:,}", "")
    console = Console(file=None, width=None if sys.stdout.isatty() else 200)
    with console.capture() as captured:
        console.print(table)
    return captured.get()


def escape(text: str) -> str:
    # Formulas have square brackets, which rich would take for its own.
    from rich.markup import escape as without_markup

    return without_markup(text)


FORMS: dict[str, Callable[[MonthStatement], str | bytes]] = {
    "table": as_table,
    "csv": as_csv,
    "json": as_json,
    "xlsx": as_xlsx,
}
