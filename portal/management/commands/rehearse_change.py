import sys
from argparse import ArgumentParser
from pathlib import Path
from shutil import get_terminal_size
from typing import Any

from django.core.management.base import BaseCommand

from portal.directory.change_files import Unreadable, read_changes
from portal.directory.enactment import NotPossible
from portal.directory.rehearsal import apply, as_table, rehearse, take_all_back


class Command(BaseCommand):
    help = (
        "Shows all that the changes of organizations in FILE (docs/register.md) would do, and changes nothing. "
        "With --apply they are put in force, all or none; with --reverse they are reversed and taken back, so that "
        "every row is as before. Exit 0 when it can be done, 1 when something stands in the way, 2 for a file that "
        "cannot be read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        way = parser.add_mutually_exclusive_group()
        way.add_argument("--apply", action="store_true", help="put the changes in force")
        way.add_argument("--reverse", action="store_true", help="reverse the changes and take them back")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            changes = read_changes(file)
            if options["reverse"]:
                self.stdout.write(f"{take_all_back(changes)} changes reversed; every row is as before.")
                return
            lines = apply(changes) if options["apply"] else rehearse(changes)
        except Unreadable as fault:
            self.stderr.write(f"{file}: {fault}")
            sys.exit(2)
        except NotPossible as refusal:
            self.stderr.write("\n".join(refusal.reasons))
            sys.exit(1)
        self.stdout.write(as_table(lines, get_terminal_size((160, 24)).columns))
        self.stdout.write("Put in force." if options["apply"] else "Rehearsed: nothing was changed.")
