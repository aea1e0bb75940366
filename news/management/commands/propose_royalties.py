from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from news.royalties.ledger import propose_corrections, propose_month
from news.royalties.months import LedgerError, month_named


class Command(BaseCommand):
    help = (
        "Proposes royalties for the stories published in a month, and, in the open month, reversals for what has "
        "changed since in closed ones. Run again, it changes nothing. Names the stories that cannot be reckoned."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--month", required=True, metavar="YYYY-MM")

    def handle(self, *args: Any, month: str, **options: Any) -> None:
        try:
            proposals = [propose_month(month_named(month)), propose_corrections()]
        except LedgerError as refusal:
            raise CommandError(str(refusal), returncode=2) from refusal
        self.stdout.write(f"{sum(len(proposal.lines) for proposal in proposals)} lines proposed.")
        for story in [story for proposal in proposals for story in proposal.refusals]:
            self.stderr.write(f"{story.article.uuid}: {story.reason}")
