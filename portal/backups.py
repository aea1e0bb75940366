"""A backup is one tar file: the database, then the files it speaks of, so that no row lacks its file.

It holds the key and the hashes of passwords, and is readable by its owner only.
"""

import tarfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from shutil import copyfileobj
from tempfile import TemporaryDirectory

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection

from portal.caching.models import Site
from portal.caching.version import changing, touch
from portal.dumps import DUMPS, Refused, dump_database, load_database

KEPT = ("originals", "media", "secret_key")


def make_backup(target: Path) -> None:
    """Readers and editors notice nothing. An old file of the same name stays until the new one is complete."""
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)  # touch() would leave the mode of one that was left behind
    part.touch(mode=0o600)  # before the key is in it
    with TemporaryDirectory(dir=target.parent) as folder, tarfile.open(part, "w") as archive:
        dump = Path(folder, DUMPS[connection.vendor])
        dump_database(dump)
        archive.add(dump, dump.name)
        for path in kept_files():
            # A picture may be replaced meanwhile: then the backup's database is older than that.
            with suppress(FileNotFoundError):
                archive.add(path, str(path.relative_to(settings.DATA_DIR)), recursive=False)
    part.replace(target)


def restore_backup(source: Path, *, replace: bool = False) -> None:
    """Puts the files back, then the database in one step, then what has been migrated since. Raises Refused."""
    # A database that was never migrated has nobody to ask for.
    if not replace and "auth_user" in connection.introspection.table_names() and get_user_model().objects.exists():
        raise Refused("This site has accounts already: add --replace to lose what is in it.")
    with tarfile.open(source) as archive, TemporaryDirectory(dir=settings.DATA_DIR) as folder:
        members = fit_members(archive)
        version = present_version()
        for member in members:
            extract(archive, member, Path(folder) if member.name in DUMPS.values() else settings.DATA_DIR)
        load_database(Path(folder, DUMPS[connection.vendor]))
    call_command("migrate", interactive=False, verbosity=0)
    outdate_kept_pages(version)


def kept_files() -> Iterator[Path]:
    for name in KEPT:
        path = settings.DATA_DIR / name
        yield from [path] if path.is_file() else (file for file in sorted(path.rglob("*")) if file.is_file())


def fit_members(archive: tarfile.TarFile) -> list[tarfile.TarInfo]:
    """What lies outside of the folders we keep is no backup of ours, whoever wrote it."""
    members = archive.getmembers()
    names = {member.name for member in members}
    for member in members:
        parts = PurePosixPath(member.name).parts
        # Links are no files either: through one, what follows could be written anywhere.
        if not member.isfile() or ".." in parts or parts[0] not in (*KEPT, *DUMPS.values()):
            raise Refused(f"This is no backup of a portal: it holds {member.name!r}.")
    if DUMPS[connection.vendor] not in names:
        raise Refused(
            f"The backup holds {', '.join(names & set(DUMPS.values()))}, DATABASE_URL is {connection.vendor}."
        )
    return members


def extract(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    target = folder / member.name
    target.parent.mkdir(parents=True, exist_ok=True)
    content = archive.extractfile(member)
    assert content is not None  # noqa: S101 - fit_members let files pass only
    with content, target.open("wb") as file:
        copyfileobj(content, file)
    target.chmod(member.mode & 0o777)  # no bit that lends a user's rights


def present_version() -> int:
    if "caching_site" not in connection.introspection.table_names():
        return 0
    return max(Site.objects.values_list("version", flat=True), default=0)


def outdate_kept_pages(version: int) -> None:
    """The restored version may be one under which a running process keeps pages of what was replaced."""
    with changing():
        site = Site.objects.locked()
        Site.objects.filter(pk=site.pk).update(version=max(version, site.version))
        touch()
