"""For whom a password is not enough."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import HttpRequest

from news.policy import may_ever_publish

# In the session of who signed in with both.
PROVED = "second_factor"


def needs_second_factor(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Who puts something before readers, and who could make themselves somebody that does."""
    return may_ever_publish(user) or user.has_perm("auth.change_user")  # type: ignore[union-attr]


def has_proved_enough(request: HttpRequest) -> bool:
    return bool(request.session.get(PROVED)) or not needs_second_factor(request.user)
