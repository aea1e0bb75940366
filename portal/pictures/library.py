"""Taking a picture into the library: for the admin, importers and the demo alike."""

from typing import IO, TypedDict, Unpack

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.base import ContentFile
from django.db import transaction

from portal.pictures.looks import nearest
from portal.pictures.models import Picture
from portal.pictures.opening import OpenedPicture, open_picture


class About(TypedDict, total=False):
    """What somebody says of a picture when adding it."""

    alt: str
    caption: str
    credit: str
    license: str
    source: str
    focal_x: float
    focal_y: float
    created_by: AbstractBaseUser | None


def add_picture(
    file: IO[bytes], *, title: str, source_key: str | None = None, **about: Unpack[About]
) -> tuple[Picture, bool]:
    """The picture of this source or of these pixels, as editors left it, or a new one; and whether it is new.

    Its renditions are made once the transaction around it, if any, has been committed.
    Raises PictureRefused, and OSError where the disk is full.
    """
    known = Picture.objects.filter(source_key=source_key).first() if source_key else None
    picture, is_new = (known, False) if known else kept(open_picture(file), title, source_key, about)
    # Of a known picture too: the process that added it may have died before this.
    transaction.on_commit(picture.make_missing_renditions)
    return picture, is_new


def kept(opened: OpenedPicture, title: str, source_key: str | None, about: About) -> tuple[Picture, bool]:
    return Picture.objects.get_or_create(
        sha256=opened.sha256,
        defaults={
            "original": ContentFile(opened.content, name=f"original.{opened.extension}"),
            "width": opened.width,
            "height": opened.height,
            "look": opened.look,
            "title": title,
            "source_key": source_key,
            **about,
        },
    )


def alike(picture: Picture) -> Picture | None:
    """Another picture that looks the same: in another size, saved anew, a little lighter."""
    others = Picture.objects.exclude(pk=picture.pk).exclude(look="").values_list("pk", "look").iterator()
    known = nearest(picture.look, others)
    return Picture.objects.get(pk=known) if known else None
