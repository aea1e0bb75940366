import sys
from pathlib import Path
from shutil import get_terminal_size
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from events.importing.reading import Unusable
from events.importing.runs import as_table, import_calendar, read_file


class Command(BaseCommand):
    help = (
        "Takes the events of an .ics file in, found again by their UID; taken already, they change nothing, and what "
        "editors changed since is kept. They are public at once. Ends with 0: all taken, 1: some rejected, 2: unusable."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and change nothing")

    def handle(self, *args: Any, file: Path, dry_run: bool, **options: Any) -> None:
        try:
            scraped = read_file(file)
        except Unusable as unusable:
            self.stderr.write(str(unusable))
            sys.exit(2)
        reports = import_calendar(file, scraped, dry_run=dry_run)
        self.stdout.write(as_table(reports, get_terminal_size((160, 24)).columns))
        if dry_run:
            self.stdout.write("A dry run: nothing was changed.")
        if any(report.outcome == "rejected" for report in reports):
            sys.exit(1)
