import gc
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection

from portal.accounts.roles import ROLES
from portal.demo.accounts import give_second_factors, make_accounts
from portal.demo.content import load_content
from portal.demo.desk import fill_desk
from portal.demo.ledger import settle_ledger
from portal.demo.stories import make_stories


class Command(BaseCommand):
    help = (
        "Loads the demo: fixtures, drawings and one account for each role; loaded already, it changes nothing. "
        "With --articles N it fills the site up to N plausible stories more, for load tests."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--articles", type=int, default=0, metavar="N", help="stories to generate")

    def handle(self, *args: Any, articles: int, **options: Any) -> None:
        published = load_content()
        self.stdout.write(f"{published} stories of the demo published." if published else "The demo is there already.")
        password = make_accounts()
        if published:
            settle_ledger()
        if password:
            self.stdout.write(f"Accounts: {', '.join(ROLES)}. Password of each, shown once: {password}")
        elif settings.PORTAL_DEMO_PASSWORD:
            self.stdout.write(f"Accounts: {', '.join(ROLES)}, with the password of PORTAL_DEMO_PASSWORD.")
        if secret := give_second_factors():
            self.stdout.write(f"Key of the second factor, shown once, for an authenticator app: {secret}")
        if in_hand := fill_desk():
            self.stdout.write(f"{in_hand} stories in hand lie on the desk.")
        if articles:
            # What a batch makes lives as long as the batch: to look for garbage all the while took a tenth of the time.
            gc.set_threshold(100_000)
            made = make_stories(articles)
            # Both engines plan by what they know of the rows, and nobody has told them yet.
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
            self.stdout.write(f"{made} stories generated.")
