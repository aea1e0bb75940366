from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from portal.pictures import backlog
from portal.pictures.backlog import Done
from tests.portal.pictures.factories import picture, picture_with_renditions, row

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch):
    """The pool itself is tried in test_backlog."""
    monkeypatch.setattr(backlog, "work_off", one_by_one)


def one_by_one(jobs, processes):
    for job in jobs:
        try:
            backlog.renditions.make(job.original, job.folder, job.focus)
            yield Done(job)
        except OSError as fault:
            yield Done(job, str(fault))


def run(*options):
    output = StringIO()
    call_command("make_renditions", *options, stdout=output)
    return output.getvalue()


def test_missing_renditions_are_made_and_counted():
    hall = picture()
    assert run() == "1 of 1 pictures made\n"
    assert not hall.lacks_renditions()


def test_second_run_has_nothing_to_do():
    picture_with_renditions()
    assert run() == "0 of 0 pictures made\n"


def test_all_are_made_again_when_asked():
    hall = picture_with_renditions()
    (hall.folder / "card-320.webp").write_bytes(b"old")
    assert run("--again") == "1 of 1 pictures made\n"
    assert (hall.folder / "card-320.webp").read_bytes() != b"old"


def test_lost_original_fails_the_run_by_name_and_leaves_the_others():
    row(title="Lost hall", original="gone.png")
    hall = picture(title="Road")
    with pytest.raises(CommandError, match=r"Lost hall: .*No such file"):
        run()
    assert not hall.lacks_renditions()
