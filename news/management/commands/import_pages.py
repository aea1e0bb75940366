import sys
from argparse import ArgumentParser
from pathlib import Path
from shutil import get_terminal_size
from typing import Any

from django.core.management.base import BaseCommand

from news.importing.report import as_table, write_json
from news.importing.runs import import_files
from news.importing.scraps import Unusable, scraps


class Command(BaseCommand):
    help = (
        "Imports scraped pages of the old portal: files, or folders of *.txt, with the old addresses of "
        "addresses.csv (file,address) in the same folder. One transaction a page; run again, it changes nothing. "
        "Exit 0 when all pages were taken, 1 when some were rejected, 2 when the call cannot be carried out."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--dry-run", action="store_true", help="report what would happen and change nothing")
        parser.add_argument("--report", type=Path, metavar="FILE.json", help="write the report as JSON")

    def handle(self, *args: Any, paths: list[Path], dry_run: bool, report: Path | None, **options: Any) -> None:
        from rich.progress import track

        try:
            files = scraps(paths)
            if report and not report.parent.is_dir():
                raise Unusable(f"{report}: there is no such folder to write the report to")
        except Unusable as unusable:
            self.stderr.write(str(unusable))
            sys.exit(2)
        watched = track(files, description="Importing", disable=not sys.stderr.isatty())  # no bar in a log
        reports = list(import_files(watched, dry_run=dry_run, arguments=[str(path) for path in paths]))
        if report:
            write_json(reports, report)
        self.stdout.write(as_table(reports, get_terminal_size((160, 24)).columns))  # 160 in a log
        if any(each.outcome == "rejected" for each in reports):
            sys.exit(1)
