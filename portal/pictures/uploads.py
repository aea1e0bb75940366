"""What became of each file that was sent: taken, there already, or refused with a sentence."""

from dataclasses import dataclass
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.pictures import library
from portal.pictures.library import About
from portal.pictures.models import Picture
from portal.pictures.opening import PictureRefused

DISK_FAULT = gettext_lazy(
    "The picture’s sizes could not be written. Tell whoever runs the site; then send the file again, nothing doubles."
)


@dataclass(frozen=True)
class Outcome:
    """`alike`: another picture that looks the same, where this one is new."""

    name: str
    picture: Picture | None = None
    is_new: bool = False
    alike: Picture | None = None
    refusal: str = ""


def take(file: UploadedFile, about: About) -> Outcome:
    """Never while a transaction is open: opening a file takes a second."""
    title = title_of(file)
    try:
        picture, is_new = library.add_picture(file, title=title, **about)
    except PictureRefused as refusal:
        return Outcome(title, refusal=str(refusal.message))
    except OSError:
        return Outcome(title, refusal=str(DISK_FAULT))
    return Outcome(title, picture, is_new, library.alike(picture) if is_new else None)


def title_of(file: UploadedFile) -> str:
    return Path(file.name or "").stem.replace("_", " ").strip()[:200] or _("Untitled")
