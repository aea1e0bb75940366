import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from portal.directory.exchange.facts import Unreadable
from portal.directory.exchange.files import import_file


class Command(BaseCommand):
    help = (
        "Takes organizations, people, posts and appointments in: Popolo JSON, or CSV by the name of the file "
        "(docs/register.md names the columns). What FILE does not say stays as it is; taken again, nothing changes. "
        "Exit 0 when all was taken, 1 when some lines were refused, 2 for a file that cannot be read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="tell what would happen and change nothing")

    def handle(self, *args: Any, file: Path, dry_run: bool, **options: Any) -> None:
        try:
            outcome = import_file(file, dry_run=dry_run)
        except Unreadable as fault:
            self.stderr.write(f"{file}: {fault}")
            sys.exit(2)
        for line, reason in outcome.refusals:
            self.stderr.write(f"line {line}: {reason}")
        self.stdout.write(", ".join(f"{n} {what}" for what, n in sorted(outcome.counts.items())))
        if outcome.refusals:
            sys.exit(1)
