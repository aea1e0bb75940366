from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand

from portal.directory.exchange import popolo, tables
from portal.directory.exchange.contents import contents
from portal.texts.dates import PartialDate, parse_partial

FORMATS = {"popolo": popolo.write, "csv": tables.write}


def day(text: str) -> PartialDate:
    try:
        return parse_partial(text)
    except ValueError as refusal:
        raise ArgumentTypeError(str(refusal)) from None


class Command(BaseCommand):
    help = (
        "Writes the register to standard output, as import_register takes it in. With --on only what is recorded, or "
        "may be so, on the day, the month or the year; an answer then says which."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", choices=FORMATS, default="popolo")
        parser.add_argument("--on", type=day, metavar="DATE", help="2023-09-08, 2023-09 or 2023")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(FORMATS[options["format"]](contents(options["on"])), ending="")
