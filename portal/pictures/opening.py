"""Opening a file that somebody sent. What leaves here are pixels that we wrote ourselves, or a refusal.

Nothing of the sent file survives but its pixels: no name, no EXIF, no place, no comment, nothing hidden behind the
end of the picture. Drawings with code (SVG) are not among the formats, and moving pictures are not taken.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import IO

from django.core.exceptions import ValidationError
from PIL import Image, ImageOps, UnidentifiedImageError

from portal.pictures import looks
from portal.pictures.plain import fingerprint, plain

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
LOSSLESS = ("PNG", "GIF")
MAX_BYTES = 25 * 2**20
MAX_PIXELS = 40_000_000
# WebP ends at 16,383 pixels a side: a rendition 1,280 wide must stay under it.
MAX_RATIO = 10
# Cameras write about ten. Each costs a pass over all pixels, and a crafted file may hold thousands.
MAX_SCANS = 40
START_OF_SCAN = b"\xff\xda"
# Depth maps and gain maps ride along in photographs of phones: the first picture is the photograph.
PHOTOGRAPHS = ("JPEG", "MPO")

EMPTY = "The file is empty."
TOO_HEAVY = f"The file is larger than {MAX_BYTES // 2**20} MB: save it smaller and send it again."
TOO_LARGE = f"The picture has more than {MAX_PIXELS // 10**6} million pixels: save it smaller and send it again."
TOO_LONG = f"The picture is more than {MAX_RATIO} times as long as it is wide: cut it and send it again."
NOT_A_PICTURE = "This is no picture we take: send a JPEG, PNG, WebP, GIF or AVIF file."
MOVING = "Moving pictures are not taken: send one still picture."
DAMAGED = "The picture is damaged or incomplete: save it again and send it again."


class PictureRefused(ValidationError):
    """Its message is a sentence that tells the sender what to do."""


@dataclass(frozen=True)
class OpenedPicture:
    content: bytes
    extension: str
    width: int
    height: int
    # Of the pixels as shown, so that the same picture is noticed whatever was written around it.
    sha256: str
    look: str


def open_picture(file: IO[bytes]) -> OpenedPicture:
    """Raises PictureRefused for whatever is not one still picture within the limits."""
    data = read(file)
    image, extension = decoded(data)
    content, look = encoded(image, extension), looks.look_of(image)
    return OpenedPicture(content, extension, image.width, image.height, fingerprint(image), look)


def read(file: IO[bytes]) -> bytes:
    data = file.read(MAX_BYTES + 1)  # one byte more tells that it is too much
    if not data:
        raise PictureRefused(EMPTY)
    if len(data) > MAX_BYTES:
        raise PictureRefused(TOO_HEAVY)
    return data


def decoded(data: bytes) -> tuple[Image.Image, str]:
    """The picture upright, in sRGB and opaque, with the extension it is kept under."""
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as image:
            refuse_excess(image, data)
            # Upright first: which way that is says the EXIF, of which nothing is kept.
            return plain(ImageOps.exif_transpose(image)), "png" if image.format in LOSSLESS else "jpg"
    except PictureRefused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureRefused(TOO_LARGE) from error
    except UnidentifiedImageError as error:
        raise PictureRefused(NOT_A_PICTURE) from error
    except Exception as error:  # A decoder led astray by a crafted file may raise anything.
        raise PictureRefused(DAMAGED) from error


def refuse_excess(image: Image.Image, data: bytes) -> None:
    """Asked of the header, before any pixel is decoded."""
    shorter, longer = sorted(image.size)
    if shorter * longer > MAX_PIXELS:
        raise PictureRefused(TOO_LARGE)
    if longer > shorter * MAX_RATIO:
        raise PictureRefused(TOO_LONG)
    if image.format in PHOTOGRAPHS:
        if data.count(START_OF_SCAN) > MAX_SCANS:
            raise PictureRefused(DAMAGED)
    elif getattr(image, "is_animated", False):
        raise PictureRefused(MOVING)


def encoded(image: Image.Image, extension: str) -> bytes:
    target = BytesIO()
    # Pillow would write what it found there (comments, profiles) into the new file.
    image.info.clear()
    if extension == "png":
        image.save(target, "PNG", compress_level=3)
    else:
        image.save(target, "JPEG", quality=92)
    return target.getvalue()
