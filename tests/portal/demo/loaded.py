"""The demo for all tests of a module, loaded once: it takes seconds."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings

from portal.demo.content import load_content


@contextmanager
def demo_loaded(blocker: Any, data: Path) -> Iterator[int]:
    """Gives how many stories were published; rolled back at the end. Without renditions: those are tried elsewhere."""
    whole = transaction.atomic()
    whole._from_testcase = True  # as the transaction of a test: the outermost change may lie inside it
    with pytest.MonkeyPatch.context() as patch, blocker.unblock(), override_settings(DATA_DIR=data), whole:
        patch.setattr("portal.pictures.models.Picture.make_missing_renditions", lambda picture: None)
        yield load_content()
        transaction.set_rollback(True)
