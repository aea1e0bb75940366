from io import StringIO

import pytest
from django.core.management import call_command

from events.models import Event
from tests.events.importing.files import calendar, vevent

pytestmark = pytest.mark.django_db


def run(path, *options):
    """How it ended, what it said, and what it complained of."""
    out, err = StringIO(), StringIO()
    try:
        call_command("import_calendar", str(path), *options, stdout=out, stderr=err)
    except SystemExit as ended:
        return ended.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


@pytest.fixture
def file(tmp_path):
    def write(*events):
        path = tmp_path / "council.ics"
        path.write_bytes(calendar(*events))
        return path

    return write


def test_all_taken_ends_well_with_a_table(file):
    code, said, complained = run(file(vevent()))
    assert (code, complained, Event.objects.count()) == (0, "", 1)
    assert "Council session" in said
    assert said.rstrip().endswith("1 created, 0 updated, 0 unchanged, 0 conflict, 0 rejected")


def test_some_rejected_is_told_by_the_end(file):
    code, said, _ = run(file(vevent(), vevent("two", "Bad", "DTSTART:x")))
    assert (code, Event.objects.count()) == (1, 1)
    assert "DTSTART cannot be read" in said


def test_dry_run_changes_nothing_and_says_so(file):
    code, said, _ = run(file(vevent()), "--dry-run")
    assert (code, Event.objects.count()) == (0, 0)
    assert said.rstrip().endswith("A dry run: nothing was changed.")


@pytest.mark.parametrize("content", [None, b"no calendar"])
def test_what_is_no_calendar_is_unusable(tmp_path, content):
    path = tmp_path / "x.ics"
    if content:
        path.write_bytes(content)
    code, said, complained = run(path)
    assert (code, said) == (2, "")
    assert complained.strip() == (
        "line 1: this is no calendar: BEGIN:VCALENDAR is missing"
        if content
        else f"{path}: the file cannot be read: No such file or directory"
    )
