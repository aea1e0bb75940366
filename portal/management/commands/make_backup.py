from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal import backups


class Command(BaseCommand):
    help = "Writes the database, uploads, renditions and the key into one tar file. The site may go on meanwhile."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            backups.make_backup(file)
        except (backups.Refused, OSError) as error:
            raise CommandError(error) from error
        self.stdout.write(f"{file}: {file.stat().st_size / 2**20:.1f} MB. Keep it as you keep a password.")
