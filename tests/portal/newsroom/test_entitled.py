import pytest
from django.contrib.auth.models import AnonymousUser

from portal.newsroom.entitled import needs_second_factor
from tests.portal.accounts.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "needs"),
    [
        ("reporter", False),
        ("editor", False),
        ("accountant", False),
        ("registrar", False),
        ("chief", True),
        ("admin", True),
    ],
)
def test_who_may_publish_or_make_accounts_needs_a_second_factor(role, needs):
    assert needs_second_factor(make_user(role=role)) is needs


def test_superuser_needs_one_and_nobody_none():
    assert needs_second_factor(make_user(name="root", is_superuser=True))
    assert not needs_second_factor(AnonymousUser())
