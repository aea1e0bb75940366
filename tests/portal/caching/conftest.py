from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.caching import memo, version
from portal.caching.stamp import Stamp


@pytest.fixture
def stamp(tmp_path: Path) -> Stamp:
    return Stamp(tmp_path / "stamp")


@pytest.fixture
def by_stamp(stamp: Stamp, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stamp]:
    """The way of PostgreSQL on one host, on either engine."""
    monkeypatch.setattr(version, "uses_stamp", lambda: True)
    monkeypatch.setattr(version, "stamp", lambda: stamp)
    version.source.cache_clear()
    yield stamp
    version.source.cache_clear()


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    memo.forget()
