"""The versions of a story as a list: who saved when, what changed, and what was said about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from reversion.models import Version

from news.models import Article
from news.versions.comparing import changed
from news.versions.snapshots import read


@dataclass(frozen=True)
class Entry:
    number: int
    version: Version
    # Fields and relations in which it differs from the one before.
    changed: list[str] = field(default_factory=list)

    @property
    def who(self) -> str:
        user = self.version.revision.user
        return (user.get_full_name() or user.get_username()) if user else ""

    @property
    def when(self) -> datetime:
        return self.version.revision.date_created

    @property
    def comment(self) -> str:
        return self.version.revision.comment


def entries(versions: Sequence[Version]) -> list[Entry]:
    """Newest first. The first save of all is version 1."""
    return [Entry(number, version) for number, version in enumerate(versions, 1)][::-1]


def told(article: Article, versions: Sequence[Version], shown: Sequence[Entry]) -> list[Entry]:
    """The same entries with what changed by each, in one query."""
    numbers = [number for entry in shown for number in (entry.number - 1, entry.number)]
    wanted = [versions[number - 1] for number in numbers if number]
    snapshots = dict(zip((version.pk for version in wanted), read(article, wanted), strict=True))
    return [
        Entry(
            entry.number,
            entry.version,
            # Numbers begin with 1, places with 0: that of the version before is two less.
            changed(snapshots[versions[entry.number - 2].pk], snapshots[entry.version.pk]) if entry.number > 1 else [],
        )
        for entry in shown
    ]


def numbered(asked: Any, versions: Sequence[Version]) -> int | None:
    """The number of a version there is."""
    text = str(asked)
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 0
    return number if 1 <= number <= len(versions) else None
