"""Where files lie: originals where no web server reaches, renditions under the media folder."""

import uuid
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage


class OriginalStorage(FileSystemStorage):
    @property
    def base_location(self) -> Path:
        return settings.DATA_DIR / "originals"

    @property
    def location(self) -> str:
        return str(self.base_location.absolute())

    def url(self, name: str | None) -> str:
        raise ValueError("An original has no address")


def renditions_folder(picture: uuid.UUID) -> Path:
    return Path(settings.MEDIA_ROOT, "pictures", str(picture))
