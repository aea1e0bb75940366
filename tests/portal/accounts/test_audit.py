import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.db import DatabaseError, transaction
from django.db.models import ProtectedError

from portal.accounts import audit
from portal.accounts.models import AuditEntry
from tests.portal.accounts.factories import make_user

pytestmark = pytest.mark.django_db
TOLD = ["who_name", "verb", "object_type", "object_id", "object_name", "why", "details"]


def test_entry_says_who_did_what_to_what_and_why():
    chief, reporter = make_user(role="chief"), make_user(role="reporter")
    audit.record("close", reporter, by=chief, why="Has left.", details="active → closed")
    told = ("chief", "close", "auth.user", str(reporter.pk), "reporter", "Has left.", "active → closed")
    assert AuditEntry.objects.values_list(*TOLD).get() == told
    assert AuditEntry.objects.get().who == chief


@pytest.mark.parametrize("nobody", [None, AnonymousUser()])
def test_site_and_strangers_have_no_name(nobody):
    audit.record("sign-in refused", by=nobody, details="mai")
    assert AuditEntry.objects.values_list(*TOLD).get() == ("", "sign-in refused", "", "", "", "", "mai")


def test_name_that_is_too_long_is_cut():
    reporter = make_user(role="reporter")
    reporter.username = "x" * 300
    audit.record("v" * 50, reporter)
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.object_name) == ("v" * 40, "x" * 200)


@pytest.mark.parametrize("deed", [lambda rows: rows.update(why="Nothing."), lambda rows: rows.delete()])
def test_database_refuses_to_change_or_delete_an_entry(deed):
    audit.record("sign-in")
    with pytest.raises(DatabaseError, match="rows_are_only_added"), transaction.atomic():
        deed(AuditEntry.objects.all())
    assert AuditEntry.objects.values_list("verb", "why").get() == ("sign-in", "")


def test_account_that_did_something_stays():
    audit.record("sign-in", by=make_user(role="reporter"))
    with pytest.raises(ProtectedError):
        User.objects.get().delete()
