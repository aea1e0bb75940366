from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.progress import track

from portal.pictures import backlog


class Command(BaseCommand):
    help = (
        "Makes the sizes of pictures that are missing under the media folder, in two processes, and prints how many "
        "pictures were done. Changes no row. Exit 1 where a picture could not be made; the others are."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--again", action="store_true", help="make all sizes of all pictures anew")
        parser.add_argument("--processes", type=int, default=2, help="how many at once (default: 2)")

    def handle(self, *args: Any, again: bool, processes: int, **options: Any) -> None:
        jobs = backlog.jobs(again)
        done = track(
            backlog.work_off(jobs, processes) if jobs else [],
            "Making renditions",
            total=len(jobs),
            disable=not self.stdout.isatty(),  # a bar is for who watches
        )
        faults = [f"{made.job.title}: {made.fault}" for made in done if made.fault]
        self.stdout.write(f"{len(jobs) - len(faults)} of {len(jobs)} pictures made")
        if faults:
            raise CommandError("\n".join(faults))
