import datetime

import pytest

from portal.accounts import second_factor, totp
from portal.accounts.models import SecondFactor
from tests.portal.accounts.factories import make_user

pytestmark = pytest.mark.django_db

NOW = datetime.datetime(2024, 1, 24, 3, 42, tzinfo=datetime.UTC)
SECRET = "JBSWY3DPEHPK3PXP"


def code(now=NOW):
    return totp.code_at(SECRET, totp.step_at(now))


@pytest.fixture
def user():
    user = make_user(role="chief")
    second_factor.set_up(user, SECRET)
    return user


def test_code_of_the_app_opens_once(user):
    assert second_factor.accepts(user, code(), NOW)
    assert not second_factor.accepts(user, code(), NOW)


def test_older_code_does_not_open_after_a_newer_one(user):
    before = NOW - datetime.timedelta(seconds=30)
    assert second_factor.accepts(user, code(), NOW)
    assert not second_factor.accepts(user, code(before), NOW)


def test_code_is_read_as_people_type_it(user):
    assert second_factor.accepts(user, f" {code()[:3]} {code()[3:]} ", NOW)


def test_code_on_paper_opens_once(user):
    paper = second_factor.renew_paper_codes(user)
    typed = second_factor.readable(paper[3]).upper()
    assert second_factor.accepts(user, typed, NOW)
    assert not second_factor.accepts(user, typed, NOW)
    assert len(SecondFactor.objects.get().paper_codes) == second_factor.PAPER_CODES - 1


def test_new_codes_on_paper_end_the_old_ones(user):
    old, new = second_factor.renew_paper_codes(user), second_factor.renew_paper_codes(user)
    assert not second_factor.accepts(user, old[0], NOW)
    assert second_factor.accepts(user, new[0], NOW)


def test_another_app_ends_the_first_one(user):
    second_factor.set_up(user, "KRSXG5CTMVRXEZLU")
    assert not second_factor.accepts(user, code(), NOW)
    assert SecondFactor.objects.count() == 1


@pytest.mark.parametrize("typed", ["", "000000", "not a code", "\0"])
def test_anything_else_opens_nothing(user, typed):
    assert not second_factor.accepts(user, typed, NOW)


def test_code_of_somebody_else_opens_nothing(user):
    assert not second_factor.accepts(make_user(name="other"), code(), NOW)


def test_nothing_in_the_database_can_be_typed(user):
    paper = second_factor.renew_paper_codes(user)
    kept = SecondFactor.objects.values_list("secret", "paper_codes").get()
    assert not any(each in str(kept) for each in (SECRET, *paper))


def test_app_of_another_key_of_the_site_opens_nothing_and_breaks_nothing(user, settings):
    settings.SECRET_KEY = "another key " * 5
    assert not second_factor.accepts(user, code(), NOW)


def test_app_is_told_whose_code_it_makes(user, settings):
    settings.SITE_NAME = "Bình Dương"
    assert second_factor.app_address(user, SECRET) == (
        "otpauth://totp/B%C3%ACnh%20D%C6%B0%C6%A1ng%3Achief?secret=JBSWY3DPEHPK3PXP&issuer=B%C3%ACnh%20D%C6%B0%C6%A1ng"
    )


def test_square_is_a_drawing_that_the_policy_allows(user):
    square = second_factor.square(second_factor.app_address(user, SECRET))
    assert square.strip().startswith("<svg")
    assert "style=" not in square
