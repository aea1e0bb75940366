import datetime
import uuid
from io import BytesIO
from random import Random
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from portal.pictures.library import add_picture
from portal.pictures.models import Picture, Showing

HOUR = datetime.timedelta(hours=1)


def content(
    *, size: tuple[int, int] = (64, 36), color: Any = "teal", mode: str = "RGB", form: str = "PNG", **options: Any
) -> bytes:
    """A file of one color."""
    target = BytesIO()
    Image.new(mode, size, color).save(target, form, **options)
    return target.getvalue()


def scene(*, size: tuple[int, int] = (640, 360), seed: int = 1) -> bytes:
    """A file of large fields of gray, alike in any size."""
    fields = Image.frombytes("L", (12, 9), Random(seed).randbytes(12 * 9))
    target = BytesIO()
    fields.resize(size, Image.Resampling.BILINEAR).save(target, "PNG")
    return target.getvalue()


def upload(*, name: str = "photo.png", data: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content() if data is None else data)


def row(*, title: str = "Hall", width: int = 1600, height: int = 900, **fields: Any) -> Picture:
    """A picture without files."""
    return Picture.objects.create(title=title, width=width, height=height, sha256=uuid.uuid4().hex, **fields)


def picture(*, title: str = "Hall", color: Any = "teal", size: tuple[int, int] = (64, 36), **about: Any) -> Picture:
    """A picture with its original; its renditions come with the commit."""
    return add_picture(BytesIO(content(size=size, color=color)), title=title, **about)[0]


def picture_with_renditions(**about: Any) -> Picture:
    made = picture(**about)
    made.make_renditions()
    return made


def shown(
    picture: Picture, *, since: datetime.datetime | None = None, until: datetime.datetime | None = None
) -> Picture:
    since = since or timezone.now() - HOUR
    Showing.objects.show([picture.pk], uuid.uuid4(), since, until)
    return picture
