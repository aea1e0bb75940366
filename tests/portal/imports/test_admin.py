import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from portal.imports.models import ImportItem, ImportMark, ImportRun

pytestmark = pytest.mark.django_db


@pytest.fixture
def run():
    run = ImportRun.objects.create(command="import_pages", outcome="partly")
    item = ImportItem.objects.create(run=run, file="page.txt", kind="article", outcome="rejected", line=3, reason="why")
    ImportMark.objects.create(item=item, kind="caption", line=7, text="The guests at the town hall")
    return run


@pytest.fixture
def signed_in(client):
    client.force_login(User.objects.create_superuser("admin"))
    return client


def test_run_shows_its_files_with_line_and_reason(signed_in, run):
    page = signed_in.get(reverse("admin:imports_importrun_change", args=[run.pk])).content.decode()
    assert "page.txt" in page
    assert "why" in page


def test_guesses_can_be_settled_and_say_by_whom(signed_in, run):
    mark = ImportMark.objects.get()
    answer = signed_in.post(
        reverse("admin:imports_importmark_changelist"), {"action": "settle", "_selected_action": [mark.pk]}
    )
    assert answer.status_code == 302
    mark.refresh_from_db()
    assert mark.settled_by.username == "admin"
    assert mark.settled_at is not None


def test_runs_cannot_be_made_or_changed_by_hand(signed_in, run):
    assert signed_in.get(reverse("admin:imports_importrun_add")).status_code == 403
    assert signed_in.post(reverse("admin:imports_importrun_change", args=[run.pk]), {}).status_code == 403
