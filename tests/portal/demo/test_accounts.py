import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from portal.accounts import second_factor, totp
from portal.accounts.models import SecondFactor
from portal.accounts.roles import ROLES
from portal.demo.accounts import give_second_factors, make_accounts

pytestmark = pytest.mark.django_db


def test_every_role_can_sign_in_with_the_password_that_is_printed_once():
    password = make_accounts()
    assert {user.username for user in User.objects.all() if user.check_password(password)} == set(ROLES)
    assert make_accounts() is None


def test_password_of_the_environment_is_used_and_not_printed(settings):
    settings.PORTAL_DEMO_PASSWORD = "chosen-beforehand"
    assert make_accounts() is None
    assert User.objects.get(username="chief").check_password("chosen-beforehand")


def test_account_that_is_there_keeps_its_password(settings):
    make_accounts()
    settings.PORTAL_DEMO_PASSWORD = "another-password"
    make_accounts()
    assert not User.objects.get(username="chief").check_password("another-password")


@pytest.mark.parametrize("role", ROLES)
def test_each_account_has_its_role_and_nothing_else(role):
    make_accounts()
    user = User.objects.get(username=role)
    assert [group.name for group in user.groups.all()] == [role]
    assert (user.is_staff, user.is_superuser, user.user_permissions.count()) == (True, False, 0)


def test_who_may_publish_gets_the_second_factor_that_is_printed_once():
    make_accounts()
    secret = give_second_factors()
    given = {factor.user.username for factor in SecondFactor.objects.select_related("user")}
    assert given == {"chief", "admin"}
    assert second_factor.accepts(User.objects.get(username="chief"), totp.code_at(secret, totp.step_at(timezone.now())))
    assert give_second_factors() is None


def test_second_factor_of_the_environment_is_used_and_not_printed(settings):
    settings.PORTAL_DEMO_TOTP_SECRET = "JBSWY3DPEHPK3PXP"
    make_accounts()
    assert give_second_factors() is None
    code = totp.code_at("JBSWY3DPEHPK3PXP", totp.step_at(timezone.now()))
    assert second_factor.accepts(User.objects.get(username="admin"), code)
