import pytest
from django.contrib.auth.models import Permission

from portal.accounts.roles import group_of


@pytest.fixture
def staff(django_user_model):
    """Makes somebody who may sign in, with the permissions named."""

    def make(name, *codenames, role=None):
        user = django_user_model.objects.create_user(name, is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        if role:
            user.groups.add(group_of(role))
        return user

    return make


@pytest.fixture
def reporter(staff):
    """Writes, and publishes nothing."""
    return staff("mai", role="reporter")


@pytest.fixture
def editor(staff):
    """Reaches every story, approves and publishes those of others."""
    return staff("lan", role="chief")


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client
