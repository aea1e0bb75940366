from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from portal.counting.folding import fold, purge


class Command(BaseCommand):
    help = (
        "Add the views that are not in the daily rows yet, and delete hits that are older than 48 hours. The site does "
        "this by itself while it is read; stopped anywhere and run again, it loses and doubles nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            folded = fold()
        except OperationalError as error:
            raise CommandError(f"The table of hits is busy, try again in a minute: {error}") from error
        purged = 0
        while batch := purge():
            purged += batch
        self.stdout.write(f"{folded.daily_rows} daily rows written, {purged} old hits deleted.")
