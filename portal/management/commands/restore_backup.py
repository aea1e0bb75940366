from pathlib import Path
from tarfile import TarError
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal import backups


class Command(BaseCommand):
    help = "Puts a backup in the place of this site: its files, then its database in one step. Restart the site after."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="even where there are accounts already")

    def handle(self, *args: Any, file: Path, replace: bool, **options: Any) -> None:
        try:
            backups.restore_backup(file, replace=replace)
        except (backups.Refused, OSError, TarError) as error:
            raise CommandError(error) from error
        self.stdout.write("Restored. Restart the site: it signs with the key of the backup.")
