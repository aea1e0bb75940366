import io
import stat
import tarfile

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import connection

from portal import backups
from portal.caching.version import current_version

pytestmark = pytest.mark.django_db(transaction=True)
PICTURE = b"\xff\xd8 not really a picture"


@pytest.fixture
def data(settings, tmp_path):
    """A data folder of this test's own, with a picture, beside the test database."""
    settings.DATA_DIR = tmp_path / "data"
    original = settings.DATA_DIR / "originals" / "2023" / "hall.jpg"
    original.parent.mkdir(parents=True)
    original.write_bytes(PICTURE)
    (settings.DATA_DIR / "secret_key").write_text("the key")
    (settings.DATA_DIR / "stamp").write_text("not worth keeping")
    return settings.DATA_DIR


@pytest.fixture
def backup(data, tmp_path):
    get_user_model().objects.create_user("reporter")
    call_command("make_backup", tmp_path / "portal.tar", verbosity=0)
    return tmp_path / "portal.tar"


def archive_of(path, *names):
    with tarfile.open(path, "w") as archive:
        for name in names:
            archive.addfile(tarfile.TarInfo(name), io.BytesIO())
    return path


def usernames():
    return set(get_user_model().objects.values_list("username", flat=True))


def test_backup_brings_back_rows_and_files(data, backup):
    get_user_model().objects.all().delete()
    get_user_model().objects.create_user("stranger")
    (data / "originals" / "2023" / "hall.jpg").unlink()
    call_command("restore_backup", backup, replace=True, verbosity=0)
    assert usernames() == {"reporter"}
    assert (data / "originals" / "2023" / "hall.jpg").read_bytes() == PICTURE


def test_backup_holds_what_cannot_be_made_again_and_nothing_else(backup):
    with tarfile.open(backup) as archive:
        names = [member.name for member in archive.getmembers()]
    assert names == [backups.DUMPS[connection.vendor], "originals/2023/hall.jpg", "secret_key"]


def test_backup_is_readable_by_its_owner_only(backup):
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert [path.name for path in backup.parent.iterdir() if path.name.startswith("portal.tar")] == ["portal.tar"]


def test_site_with_accounts_is_not_replaced_by_accident(backup):
    get_user_model().objects.create_user("late")
    with pytest.raises(CommandError, match="--replace"):
        call_command("restore_backup", backup)
    assert usernames() == {"reporter", "late"}


def test_pages_kept_by_running_processes_are_outdated(backup):
    before = current_version()
    call_command("restore_backup", backup, replace=True, verbosity=0)
    assert current_version() > before


@pytest.mark.parametrize("name", ["../outside", "/etc/cron.d/portal", "media/../../outside", "stamp"])
def test_file_outside_of_what_is_kept_is_refused(data, tmp_path, name):
    dump = backups.DUMPS[connection.vendor]
    with pytest.raises(CommandError, match="no backup of a portal"):
        call_command("restore_backup", archive_of(tmp_path / "strange.tar", dump, name))
    assert not (data / dump).exists()


def test_backup_of_the_other_engine_is_refused(data, tmp_path):
    other = next(name for vendor, name in backups.DUMPS.items() if vendor != connection.vendor)
    with pytest.raises(CommandError, match=other):
        call_command("restore_backup", archive_of(tmp_path / "other.tar", other))


def test_file_that_is_no_archive_is_refused(data, tmp_path):
    (tmp_path / "notes.txt").write_text("not a backup")
    with pytest.raises(CommandError):
        call_command("restore_backup", tmp_path / "notes.txt")
    assert usernames() == set()
