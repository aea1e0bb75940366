import base64
from datetime import UTC, datetime

import pytest

from portal.accounts import totp

# RFC 6238, appendix B, in its six last digits.
SECRET = base64.b32encode(b"12345678901234567890").decode()
VECTORS = [
    (59, "287082"),
    (1111111109, "081804"),
    (1111111111, "050471"),
    (1234567890, "005924"),
    (2000000000, "279037"),
    (20000000000, "353130"),
]


def at(seconds):
    return datetime.fromtimestamp(seconds, UTC)


@pytest.mark.parametrize(("seconds", "code"), VECTORS)
def test_codes_are_those_of_the_standard(seconds, code):
    assert totp.code_at(SECRET, totp.step_at(at(seconds))) == code


@pytest.mark.parametrize(("late", "taken"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)])
def test_code_of_the_neighbors_is_taken_and_of_nobody_further(late, taken):
    code = totp.code_at(SECRET, 1000)
    step = totp.step_of(SECRET, code, at(1000 * totp.SECONDS + late))
    assert step == (1000 if taken else None)


@pytest.mark.parametrize("typed", ["", "000000", "28708", "2870822", "２８７０８２", "\0"])
def test_anything_else_is_the_code_of_no_step(typed):
    assert totp.step_of(SECRET, typed, at(59)) is None


def test_secret_has_the_bits_that_the_standard_asks_for():
    assert len(base64.b32decode(totp.new_secret())) == 20
    assert totp.new_secret() != totp.new_secret()


def test_secret_is_read_as_people_write_it():
    assert totp.code_at("jbswy3dpehpk3pxp", 1) == totp.code_at("JBSWY3DPEHPK3PXP", 1)
    assert totp.code_at("JBSWY3DPEH", 1).isdecimal()
