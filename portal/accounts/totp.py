"""Codes of six digits from a shared secret and the time, as every authenticator app makes them: RFC 6238, RFC 4226."""

import base64
import hmac
import secrets
from datetime import datetime

SECONDS = 30
DIGITS = 6
# Clocks differ, and typing takes time: the code before and the one after are taken too (RFC 6238, 5.2).
TOLERANCE = (0, -1, 1)


def new_secret() -> str:
    """160 bits, as the length of the hash asks for."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def step_at(now: datetime) -> int:
    return int(now.timestamp()) // SECONDS


def code_at(secret: str, step: int) -> str:
    key = base64.b32decode(secret + "=" * (-len(secret) % 8), casefold=True)  # apps leave the padding out
    # SHA-1 is what every app knows; many ignore an address that names another hash.
    digest = hmac.digest(key, step.to_bytes(8, "big"), "sha1")
    offset = digest[-1] & 0x0F  # dynamic truncation: RFC 4226, 5.3
    value = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return f"{value % 10**DIGITS:0{DIGITS}}"


def step_of(secret: str, typed: str, now: datetime) -> int | None:
    """The step whose code was typed; None when it is the code of no step near now."""
    steps = [step_at(now) + each for each in TOLERANCE]
    matching = [step for step in steps if hmac.compare_digest(code_at(secret, step).encode(), typed.encode())]
    return matching[0] if matching else None
