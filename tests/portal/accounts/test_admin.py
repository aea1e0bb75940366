import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client

from portal.accounts import audit, second_factor, totp
from portal.accounts.models import AuditEntry
from portal.accounts.roles import group_of
from tests.news.admin.forms import opened
from tests.portal.accounts.factories import make_user

pytestmark = pytest.mark.django_db
USERS, LOG = "/admin/auth/user/", "/admin/accounts/auditentry/"


@pytest.fixture
def admin():
    return make_user(role="admin")


@pytest.fixture
def office(client, admin):
    client.force_login(admin)
    return client


def page_of(user):
    return f"{USERS}{user.pk}/change/"


def save(client, user, **changes):
    return client.post(page_of(user), opened(client, page_of(user)) | changes)


def entries():
    return list(AuditEntry.objects.values_list("who_name", "verb", "object_name", "details"))


def test_roles_given_and_taken_are_in_the_audit_log(office):
    mai = make_user(role="reporter", name="mai")
    save(office, mai, groups=[group_of("editor").pk])
    assert [group.name for group in mai.groups.all()] == ["editor"]
    assert ("admin", "roles", "mai", "reporter → editor") in entries()


def test_account_is_closed_not_deleted(office):
    mai = make_user(role="reporter", name="mai")
    page = opened(office, page_of(mai))
    del page["is_active"]
    office.post(page_of(mai), page)
    mai.refresh_from_db()
    assert not mai.is_active
    assert ("admin", "change", "mai", "Changed Active.") in entries()
    assert office.post(f"{USERS}{mai.pk}/delete/", {"post": "yes"}).status_code == 403


def test_new_account_is_the_newsrooms_and_noted(office):
    form = {"username": "lan", "usable_password": "true", "password1": "a-long-one-7", "password2": "a-long-one-7"}
    assert office.post(f"{USERS}add/", form).status_code == 302
    assert User.objects.get(username="lan").is_staff
    assert ("admin", "add", "lan", "") in entries()


def test_nobody_gives_roles_to_themselves(office, admin):
    save(office, admin, groups=[group_of("chief").pk], is_superuser="on")
    admin.refresh_from_db()
    assert [group.name for group in admin.groups.all()] == ["admin"]
    assert not admin.is_superuser


def test_nobody_makes_a_superuser_or_reaches_one(office):
    root = make_user(name="root", is_superuser=True)
    mai = make_user(role="reporter", name="mai")
    save(office, mai, is_superuser="on")
    mai.refresh_from_db()
    assert not mai.is_superuser
    assert office.get(page_of(root)).status_code == 302
    assert office.get(f"{USERS}{root.pk}/password/").status_code == 404
    assert "root" not in office.get(USERS).text


def test_roles_are_looked_at_only(office):
    editors = group_of("editor")
    assert office.get(f"/admin/auth/group/{editors.pk}/change/").status_code == 200
    assert office.post(f"/admin/auth/group/{editors.pk}/change/", {"name": "x"}).status_code == 403
    assert office.get("/admin/auth/group/add/").status_code == 403


def test_audit_log_is_read_and_never_written(office):
    audit.record("sign-in", why="Morning.")
    entry = AuditEntry.objects.get()
    assert "Morning." in office.get(LOG).text
    assert office.get(f"{LOG}{entry.pk}/change/").status_code == 200
    assert office.post(f"{LOG}{entry.pk}/change/", {"why": "x"}).status_code == 403
    assert office.post(f"{LOG}{entry.pk}/delete/", {"post": "yes"}).status_code == 403
    assert office.get(f"{LOG}add/").status_code == 403


def test_audit_log_is_narrowed(office):
    audit.record("sign-in")
    audit.record("roles")
    found = office.get(LOG, {"verb": "roles"}).context["cl"].result_list
    assert [entry.verb for entry in found] == ["roles"]


@pytest.mark.parametrize("role", ["reporter", "editor", "accountant", "registrar"])
def test_accounts_and_audit_log_are_closed_to(role):
    client = Client()
    client.force_login(make_user(role=role))
    assert {client.get(address).status_code for address in (USERS, LOG, "/admin/auth/group/")} == {403}


# A second factor that is lost


def forget(client, user):
    return client.post(f"{USERS}{user.pk}/second-factor/")


def equipped(**fields):
    user = make_user(**fields)
    second_factor.set_up(user, totp.new_secret())
    return user


def test_lost_second_factor_is_reset_noted_and_ends_every_session_of_its_owner(office):
    lan, phone = equipped(role="chief", name="lan"), Client()
    phone.force_login(lan)
    assert "Reset the second factor" in office.get(page_of(lan)).text
    assert forget(office, lan).url == page_of(lan)
    assert not second_factor.has_one(lan)
    assert ("admin", "second-factor-reset", "lan", "") in entries()
    assert not Session.objects.filter(pk=phone.session.session_key).exists()
    assert office.get(USERS).status_code == 200
    assert "Reset the second factor" not in office.get(page_of(lan)).text


def test_nobody_resets_their_own(office, admin):
    second_factor.set_up(admin, totp.new_secret())
    assert forget(office, admin).status_code == 403
    assert second_factor.has_one(admin)
    assert "Reset the second factor" not in office.get(page_of(admin)).text


@pytest.mark.parametrize("role", ["reporter", "editor", "chief", "registrar", "accountant"])
def test_only_who_may_change_accounts_resets(client, role):
    lan = equipped(name="lan")
    client.force_login(make_user(role=role))
    assert forget(client, lan).status_code == 403
    assert second_factor.has_one(lan)


def test_factor_of_who_may_do_everything_is_out_of_reach(office):
    root = equipped(name="root", is_superuser=True)
    assert forget(office, root).status_code == 404
    assert second_factor.has_one(root)


def test_reset_is_asked_for_by_a_button_alone(office):
    assert office.get(f"{USERS}{equipped(name='lan').pk}/second-factor/").status_code == 405
