"""What lists show of a thing that has a page; the partials _item and _story take it or an edition alike."""

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Teaser:
    """`kind` is the small line above ("Story, Smart City"), `day` words in place of a date that is not whole."""

    headline: str
    path: str
    published_at: date | None = None
    day: str = ""
    kind: str = ""
    source: str = ""
    lead: str = ""
    cover: Any = None
