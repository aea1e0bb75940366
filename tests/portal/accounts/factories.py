from collections.abc import Iterable

from django.contrib.auth.models import User

from news.models import Category, SectionAssignment
from portal.accounts.roles import group_of


def make_user(*, role: str = "", name: str = "", sections: Iterable[Category] = (), **fields: object) -> User:
    """Somebody of the newsroom, called after their role unless named."""
    user = User.objects.create_user(name or role or "somebody", is_staff=True, **fields)
    if role:
        user.groups.add(group_of(role))
    for section in sections:
        SectionAssignment.objects.create(user=user, section=section)
    return user
