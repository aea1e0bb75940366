"""The door: every way in, and every way of being kept out."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from portal.accounts import second_factor, totp
from portal.accounts.models import AuditEntry, SecondFactor
from portal.newsroom import waiting
from tests.portal.accounts.factories import make_user

pytestmark = pytest.mark.django_db

DOOR, CODE, SET_UP = "/admin/login/", "/admin/login/code/", "/admin/login/second-factor/"
PASSWORD = "correct horse battery"
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def door():
    """A browser that nobody has signed in with; unlike other tests', it has to pass by the door."""
    return Client()


@pytest.fixture
def reporter():
    return make_user(role="reporter", password=PASSWORD)


@pytest.fixture
def chief():
    user = make_user(role="chief", password=PASSWORD)
    second_factor.set_up(user, SECRET)
    return user


def give(door, name, password=PASSWORD, **more):
    return door.post(DOOR, {"username": name, "password": password, **more})


def code(late=0):
    return totp.code_at(SECRET, totp.step_at(timezone.now()) + late)


def is_in(door):
    return door.get("/admin/").status_code == 200


def log():
    return [(entry.verb, entry.who_name, entry.object_name) for entry in AuditEntry.objects.order_by("id")]


def test_password_opens_where_nothing_is_published(door, reporter):
    answer = give(door, "reporter", next="/admin/news/article/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/news/article/")
    assert is_in(door)
    assert log() == [("sign-in", "reporter", "reporter")]


def test_session_gets_a_new_key(door, reporter):
    door.get(DOOR)
    give(door, "reporter", "wrong")
    session = door.session
    session["seen"] = 1
    session.save()
    before = session.session_key
    give(door, "reporter")
    assert door.session.session_key not in (None, before)


def test_password_alone_does_not_open_where_one_may_publish(door, chief):
    answer = give(door, "chief")
    assert answer.headers["Location"] == CODE
    assert not is_in(door)


def test_code_of_the_app_opens(door, chief):
    give(door, "chief", next="/admin/news/article/")
    answer = door.post(CODE, {"code": code()})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/news/article/")
    assert is_in(door)


def test_wrong_code_is_refused_and_counted(door, chief):
    give(door, "chief")
    answer = door.post(CODE, {"code": "000000"})
    assert "7 more tries, then a pause of 15 minutes." in answer.text
    assert not is_in(door)
    assert log() == [("sign-in.refused", "", "chief")]


def test_codes_are_not_guessed_for_ever(door, chief, settings):
    settings.AXES_FAILURE_LIMIT = 3
    give(door, "chief")
    statuses = [door.post(CODE, {"code": "000000"}).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    assert door.post(CODE, {"code": code()}).status_code == 429
    assert not is_in(door)


def test_who_has_a_second_factor_without_need_is_asked_for_it(door, reporter):
    second_factor.set_up(reporter, SECRET)
    assert give(door, "reporter").headers["Location"] == CODE


@pytest.mark.parametrize("page", [CODE, SET_UP])
def test_nobody_gets_to_the_second_step_without_the_first(door, chief, page):
    for answer in (door.get(page), door.post(page, {"code": code()})):
        assert (answer.status_code, answer.headers["Location"]) == (302, DOOR)


def test_second_step_does_not_wait_for_ever(door, chief, monkeypatch):
    give(door, "chief")
    monkeypatch.setattr(waiting, "PATIENCE", -1)
    assert door.post(CODE, {"code": code()}).headers["Location"] == DOOR


def test_account_closed_meanwhile_does_not_get_in(door, chief):
    give(door, "chief")
    chief.is_active = False
    chief.save()
    assert door.post(CODE, {"code": code()}).headers["Location"] == DOOR


def test_first_sign_in_sets_up_the_second_factor(door):
    user = make_user(role="chief", password=PASSWORD)
    assert give(door, "chief").headers["Location"] == SET_UP
    page = door.get(SET_UP)
    assert "<svg" in page.text
    secret = door.session[waiting.KEY]["secret"]
    answer = door.post(SET_UP, {"code": totp.code_at(secret, totp.step_at(timezone.now()))})
    assert answer.text.count("<li><code>") == second_factor.PAPER_CODES
    assert is_in(door)
    assert second_factor.has_one(user)
    assert secret not in str(dict(door.session))


def test_app_that_was_set_up_wrongly_does_not_lock_out(door):
    make_user(role="chief", password=PASSWORD)
    give(door, "chief")
    answer = door.post(SET_UP, {"code": "000000"})
    assert "Is the clock of the phone right?" in answer.text
    assert not SecondFactor.objects.exists()


def test_who_came_in_before_being_made_a_chief_is_asked_for_the_rest(door, reporter):
    give(door, "reporter")
    reporter.is_superuser = True
    reporter.save()
    assert not is_in(door)
    assert door.get(DOOR).headers["Location"] == SET_UP


def test_unknown_account_gets_the_same_answer(door, reporter):
    known, unknown = give(door, "reporter", "wrong"), give(Client(REMOTE_ADDR="192.0.2.9"), "nobody", "wrong")
    assert known.status_code == unknown.status_code
    assert answered(known, "reporter") == answered(unknown, "nobody")


def answered(answer, name):
    """What is read on the page, but for the name that was typed and for the form's token."""
    lines = [line for line in answer.text.replace(name, "").splitlines() if "csrf" not in line]
    return "\n".join(lines)


def test_unknown_account_takes_the_same_work(door, reporter, django_assert_num_queries):
    with django_assert_num_queries(16) as known:
        give(door, "reporter", "wrong")
    with django_assert_num_queries(len(known)):
        give(Client(REMOTE_ADDR="192.0.2.9"), "nobody", "wrong")


def test_account_is_locked_after_too_many_tries_even_for_the_right_password(door, reporter, settings):
    settings.AXES_FAILURE_LIMIT = 3
    statuses = [give(door, "reporter", "wrong").status_code for _ in range(3)]
    answer = give(Client(REMOTE_ADDR="192.0.2.9"), "reporter")
    assert statuses == [200, 200, 429]
    assert answer.status_code == 429
    assert "wait 15 minutes" in answer.text


def test_tries_are_forgotten_once_in(door, reporter, settings):
    settings.AXES_FAILURE_LIMIT = 3
    give(door, "reporter", "wrong")
    give(door, "reporter")
    door.post("/admin/logout/")
    assert "2 more tries" in give(door, "reporter", "wrong").text


@pytest.mark.parametrize("page", ["https://evil.example/", "//evil.example", "/news/", "/admin/login/", "javascript:x"])
def test_nobody_is_sent_elsewhere(door, reporter, page):
    assert give(door, "reporter", next=page).headers["Location"] == "/admin/"


def test_who_is_in_is_not_asked_again(door, reporter):
    give(door, "reporter")
    assert door.get(f"{DOOR}?next=/admin/account/").headers["Location"] == "/admin/account/"


@pytest.mark.parametrize("given", [{}, {"username": "\0"}, {"username": "x" * 500, "password": "y"}])
def test_absurd_input_is_answered_like_any_other(door, given):
    assert door.post(DOOR, given).status_code == 200


def test_signing_out_is_told_and_leads_to_the_door(door, reporter):
    give(door, "reporter")
    assert door.post("/admin/logout/").headers["Location"] == DOOR
    assert log()[-1] == ("sign-out", "reporter", "reporter")
    assert not is_in(door)


def test_password_is_never_shown_again(door, reporter):
    assert "hunter2hunter2" not in give(door, "reporter", "hunter2hunter2").text


def test_waiting_ends_after_ten_minutes():
    assert datetime.timedelta(seconds=waiting.PATIENCE) == datetime.timedelta(minutes=10)
