import pytest
from django.utils import timezone

from portal.accounts import second_factor, totp
from portal.accounts.models import AuditEntry, SecondFactor
from portal.newsroom.account import SECRET
from tests.portal.accounts.factories import make_user

pytestmark = pytest.mark.django_db

PASSWORD = "correct horse battery"
ACCOUNT, APP, CODES = "/admin/account/", "/admin/account/app/", "/admin/account/codes/"
OLD = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def reporter(client):
    user = make_user(role="reporter", password=PASSWORD)
    client.force_login(user)
    return user


def code(secret):
    return totp.code_at(secret, totp.step_at(timezone.now()))


def test_account_says_what_opens_it(client, reporter):
    assert "a password alone opens your account" in client.get(ACCOUNT).text
    second_factor.set_up(reporter, OLD)
    assert "10 left" in client.get(ACCOUNT).text


def test_app_is_set_up_with_password_and_code(client, reporter):
    client.get(APP)
    secret = client.session[SECRET]
    answer = client.post(APP, {"password": PASSWORD, "code": code(secret)})
    assert answer.text.count("<li><code>") == second_factor.PAPER_CODES
    assert second_factor.has_one(reporter)
    assert SECRET not in client.session
    assert AuditEntry.objects.latest("id").verb == "second-factor"


@pytest.mark.parametrize(("password", "typed"), [("wrong", None), (PASSWORD, "000000"), ("", None)])
def test_app_is_not_set_up_by_who_finds_the_desk_open(client, reporter, password, typed):
    client.get(APP)
    client.post(APP, {"password": password, "code": typed or code(client.session[SECRET])})
    assert not SecondFactor.objects.exists()


def test_new_codes_on_paper_need_password_and_code(client, reporter):
    second_factor.set_up(reporter, OLD)
    before = SecondFactor.objects.get().paper_codes
    refused = client.post(CODES, {"password": PASSWORD, "code": "000000"})
    assert "That does not open this account." in refused.text
    assert SecondFactor.objects.get().paper_codes == before
    given = client.post(CODES, {"password": PASSWORD, "code": code(OLD)})
    assert given.text.count("<li><code>") == second_factor.PAPER_CODES
    assert SecondFactor.objects.get().paper_codes != before


def test_codes_on_paper_are_made_with_an_app_only(client, reporter):
    assert client.get(CODES).headers["Location"] == APP


def test_password_is_not_guessed_for_ever(client, reporter, settings):
    settings.AXES_FAILURE_LIMIT = 2
    second_factor.set_up(reporter, OLD)
    for _ in range(2):
        answer = client.post(CODES, {"password": "wrong", "code": "000000"})
    assert "too many tries" in answer.text
    before = SecondFactor.objects.get().paper_codes
    client.post(CODES, {"password": PASSWORD, "code": code(OLD)})
    assert SecondFactor.objects.get().paper_codes == before


def test_change_of_the_password_is_told(client, reporter):
    values = {"old_password": PASSWORD, "new_password1": "another horse here", "new_password2": "another horse here"}
    assert client.post("/admin/password_change/", values).status_code == 302
    assert AuditEntry.objects.latest("id").verb == "password"


def test_short_password_is_refused(client, reporter):
    values = {"old_password": PASSWORD, "new_password1": "short", "new_password2": "short"}
    assert "at least 12 characters" in client.post("/admin/password_change/", values).text
