from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def originals(media: Path, tmp_path: Path, settings: Any) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path / "originals"
