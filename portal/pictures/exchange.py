"""Another file for a picture, and the end of one that nothing uses."""

import shutil
from functools import partial
from pathlib import Path
from typing import IO

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction
from django.utils.translation import gettext as _

from portal.pictures import renditions
from portal.pictures.models import Picture
from portal.pictures.opening import OpenedPicture, PictureRefused, open_picture

# What scaling rounds away.
SAME_SHAPE = 0.02


def replace_file(picture: Picture, file: IO[bytes]) -> None:
    """Another file in the place of a picture's own: what uses it keeps it.

    Raises PictureRefused where it is not fit, or too different for pages that readers have.
    """
    opened = open_picture(file)
    refuse_known(picture, opened)
    refuse_other_shape(picture, opened)
    former = str(picture.original.name)
    picture.original = ContentFile(opened.content, name=f"original.{opened.extension}")
    picture.sha256, picture.look = opened.sha256, opened.look
    picture.width, picture.height = opened.width, opened.height
    picture.save()
    # Files follow the commit: after a rollback the row still needs its former ones.
    transaction.on_commit(partial(settle, picture, former))


def refuse_known(picture: Picture, opened: OpenedPicture) -> None:
    known = Picture.objects.filter(sha256=opened.sha256).first()
    if known == picture:
        raise PictureRefused(_("This is the file that the picture has already."))
    if known:
        raise PictureRefused(_("This file is in the library already, as “%s”.") % known.title)


def refuse_other_shape(picture: Picture, opened: OpenedPicture) -> None:
    """Pages that readers have, or had, know its sizes by heart."""
    if not picture.showings.exists():
        return
    had, gets = (renditions.names(each.width, each.height) for each in (picture, opened))
    if not had <= gets:
        raise PictureRefused(_("Readers have this picture larger: take a file of at least its size."))
    if abs(picture.width * opened.height / (picture.height * opened.width) - 1) > SAME_SHAPE:
        raise PictureRefused(_("Readers have this picture in another shape: cut the file like it, or add it as new."))


def settle(picture: Picture, former: str) -> None:
    picture.make_renditions()
    wanted = renditions.names(picture.width, picture.height)
    for path in picture.folder.iterdir():
        if path.name not in wanted:  # sizes that only the former file was large enough for
            path.unlink(missing_ok=True)
    if former != picture.original.name:
        picture.original.storage.delete(former)


def remove(picture: Picture) -> None:
    """Raises ProtectedError for one that something uses, or that readers ever had."""
    original, folder = picture.original, picture.folder
    picture.delete()
    transaction.on_commit(partial(forget_files, original.storage, str(original.name), folder))


def forget_files(storage: Storage, original: str, folder: Path) -> None:
    storage.delete(original)
    shutil.rmtree(folder, ignore_errors=True)
