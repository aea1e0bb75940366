"""Between the password and the second factor: nobody is signed in, and the session knows who may be."""

import time
from dataclasses import asdict, dataclass

from django.contrib.auth.models import User
from django.http import HttpRequest

KEY = "waiting"
PATIENCE = 600


@dataclass(frozen=True)
class Waiting:
    """`secret` is that of an app about to be set up."""

    user: int
    next: str
    since: float
    secret: str = ""


def begin(request: HttpRequest, user: User, next_page: str, secret: str = "") -> None:
    # Nothing of before the password stays, least of all a key that somebody else may know.
    request.session.flush()
    request.session[KEY] = asdict(Waiting(user.pk, next_page, time.time(), secret))


def of(request: HttpRequest) -> tuple[User, Waiting] | None:
    """Whoever gave a password in the last ten minutes, in this browser."""
    kept = request.session.get(KEY)
    if not kept or time.time() - kept["since"] > PATIENCE:
        return None
    # Asked again: the account may have been closed since its password was right.
    user = User.objects.filter(pk=kept["user"], is_active=True, is_staff=True).first()
    return (user, Waiting(**kept)) if user else None
