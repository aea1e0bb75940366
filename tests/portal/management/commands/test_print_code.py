import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from portal.accounts import second_factor
from portal.accounts.models import AuditEntry
from tests.portal.accounts.factories import make_user

pytestmark = pytest.mark.django_db


def test_code_that_is_printed_opens_the_account(capsys):
    user = make_user(role="chief")
    second_factor.set_up(user, "JBSWY3DPEHPK3PXP")
    call_command("print_code", "chief")
    assert second_factor.accepts(user, capsys.readouterr().out, timezone.now())
    assert [entry.verb for entry in AuditEntry.objects.all()] == ["second-factor.printed"]


def test_account_without_one_is_named():
    with pytest.raises(CommandError, match="no second factor of an account nobody"):
        call_command("print_code", "nobody")
