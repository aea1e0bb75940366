import pytest
from cryptography.fernet import InvalidToken

from portal.accounts.sealing import seal, unseal


def test_what_was_sealed_is_read_again():
    assert unseal(seal("JBSWY3DPEHPK3PXP")) == "JBSWY3DPEHPK3PXP"


def test_nothing_of_it_can_be_read_without_the_key(settings):
    sealed = seal("JBSWY3DPEHPK3PXP")
    assert "JBSWY3DPEHPK3PXP" not in sealed
    settings.SECRET_KEY = "another key " * 5
    with pytest.raises(InvalidToken):
        unseal(sealed)
