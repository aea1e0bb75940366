"""Secrets that the site must be able to read again, unreadable in a copy of the database alone."""

import base64
from functools import lru_cache

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def seal(text: str) -> str:
    return sealer(settings.SECRET_KEY).encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Raises cryptography.fernet.InvalidToken for what another key sealed."""
    return sealer(settings.SECRET_KEY).decrypt(sealed.encode()).decode()


@lru_cache(maxsize=2)
def sealer(key: str) -> Fernet:
    # `info` makes it another key than those that Django derives from the same secret.
    derived = HKDF(SHA256(), 32, salt=None, info=b"portal.accounts.sealing").derive(key.encode())
    return Fernet(base64.urlsafe_b64encode(derived))
