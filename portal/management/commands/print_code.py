from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from portal.accounts import audit, totp
from portal.accounts.models import SecondFactor
from portal.accounts.sealing import unseal


class Command(BaseCommand):
    help = (
        "Prints the code of the second factor of an account, as its authenticator app would show it now. For the demo, "
        "and for who stands before the machine without a phone: the audit log tells of it."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("account")

    def handle(self, *args: Any, account: str, **options: Any) -> None:
        factor = SecondFactor.objects.select_related("user").filter(user__username=account).first()
        if not factor:
            raise CommandError(f"There is no second factor of an account {account}.")
        audit.record("second-factor.printed", factor.user)
        self.stdout.write(totp.code_at(unseal(factor.secret), totp.step_at(timezone.now())))
