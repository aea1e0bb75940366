"""The second factor of an account: an authenticator app, and ten codes on paper for the day the phone is gone."""

import secrets
from datetime import datetime
from io import BytesIO
from urllib.parse import quote, urlencode

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.safestring import SafeString, mark_safe

from portal.accounts import totp
from portal.accounts.models import SecondFactor
from portal.accounts.sealing import seal, unseal

PAPER_CODES = 10
# Without what is read or typed wrong: 31 signs, ten of them are 49 bits.
SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
HALF = 5


def has_one(user: AbstractBaseUser) -> bool:
    return SecondFactor.objects.filter(user_id=user.pk).exists()


def set_up(user: AbstractBaseUser, secret: str) -> list[str]:
    """Takes the place of what the account had. Gives back the paper codes, which nobody can ask for again."""
    codes = new_codes()
    values = {"secret": seal(secret), "last_step": 0, "paper_codes": [hashed(code) for code in codes]}
    SecondFactor.objects.update_or_create(user_id=user.pk, defaults={**values, "made_at": timezone.now()})
    return codes


@transaction.atomic
def forget(user: AbstractBaseUser) -> bool:
    """Phone and paper are lost. Whoever is signed in with them is signed out: they may be in other hands."""
    gone, _rows = SecondFactor.objects.filter(user_id=user.pk).delete()
    if gone:
        sign_out(user)
    return bool(gone)


def sign_out(user: AbstractBaseUser) -> None:
    """Only the newsroom has sessions: a few dozen."""
    for session in Session.objects.filter(expire_date__gt=timezone.now()):
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            session.delete()


def renew_paper_codes(user: AbstractBaseUser) -> list[str]:
    codes = new_codes()
    SecondFactor.objects.filter(user_id=user.pk).update(paper_codes=[hashed(code) for code in codes])
    return codes


def accepts(user: AbstractBaseUser, typed: str, now: datetime | None = None) -> bool:
    """Whether the code opens the account. Each opens once, however many ask at the same time."""
    with transaction.atomic():
        factor = SecondFactor.objects.select_for_update().filter(user_id=user.pk).first()
        # As people type it: apps show two groups, paper has a hyphen, telephones begin with a capital.
        code = "".join(typed.split()).replace("-", "").lower()
        return factor is not None and (takes_app(factor, code, now or timezone.now()) or takes_paper(factor, code))


def takes_app(factor: SecondFactor, code: str, now: datetime) -> bool:
    try:
        step = totp.step_of(unseal(factor.secret), code, now)
    except InvalidToken:
        # The site has another key than the one it was set up with: paper codes of then are gone too.
        return False
    # RFC 6238, 5.2: a code opens once. An older one does not open after it either.
    if step is None or step <= factor.last_step:
        return False
    factor.last_step = step
    factor.save(update_fields=["last_step"])
    return True


def takes_paper(factor: SecondFactor, code: str) -> bool:
    if hashed(code) not in factor.paper_codes:
        return False
    factor.paper_codes.remove(hashed(code))
    factor.save(update_fields=["paper_codes"])
    return True


def new_codes() -> list[str]:
    return ["".join(secrets.choice(SIGNS) for _ in range(2 * HALF)) for _ in range(PAPER_CODES)]


def readable(code: str) -> str:
    return f"{code[:HALF]}-{code[HALF:]}"


def hashed(code: str) -> str:
    # Quick, unlike a password's: 49 random bits are not guessed, and the key is not in the database.
    return salted_hmac("portal.accounts.paper_codes", code, algorithm="sha256").hexdigest()


def app_address(user: AbstractBaseUser, secret: str) -> str:
    """What an authenticator app reads from the square (Key Uri Format)."""
    label = quote(f"{settings.SITE_NAME}:{user.get_username()}")
    return f"otpauth://totp/{label}?{urlencode({'secret': secret, 'issuer': settings.SITE_NAME}, quote_via=quote)}"


def square(address: str) -> SafeString:
    """The address as a QR code, to be put into a page: it is drawn from black modules alone."""
    import qrcode
    from qrcode.image.svg import SvgPathImage

    file = BytesIO()
    qrcode.make(address, image_factory=SvgPathImage, border=2).save(file)
    # Without the declaration that a file of its own begins with.
    return mark_safe(file.getvalue().decode().rpartition("?>")[2])
