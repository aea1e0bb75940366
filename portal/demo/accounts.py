"""The cast of the demo: one account for each role of a newsroom."""

import secrets

from django.conf import settings
from django.contrib.auth.models import Group, User

from portal.accounts import second_factor, totp
from portal.accounts.roles import ROLES, keep_roles
from portal.newsroom.entitled import needs_second_factor


def make_accounts() -> str | None:
    """Makes who is missing; gives back the password when it was made here."""
    keep_roles()
    missing = [name for name in ROLES if not User.objects.filter(username=name).exists()]
    password = settings.PORTAL_DEMO_PASSWORD or secrets.token_urlsafe(12)
    for name in missing:
        user = User.objects.create_user(name, password=password, is_staff=True)
        user.groups.add(Group.objects.get(name=name))
    return password if missing and not settings.PORTAL_DEMO_PASSWORD else None


def give_second_factors() -> str | None:
    """To those of the cast who need one and have none, the same to all; gives back the secret when it was made here."""
    cast = User.objects.filter(username__in=ROLES, second_factor=None)
    lacking = [user for user in cast if needs_second_factor(user)]
    secret = settings.PORTAL_DEMO_TOTP_SECRET or totp.new_secret()
    for user in lacking:
        second_factor.set_up(user, secret)
    return secret if lacking and not settings.PORTAL_DEMO_TOTP_SECRET else None
