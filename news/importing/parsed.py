"""What is read out of one scraped page. Nothing here knows the database."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from news.importing.account import CharacterCounts
from news.importing.marks import Mark

Kind = Literal["article", "list", "table", "organization", "fragment", "spam"]
BlockKind = Literal["paragraph", "caption", "heading"]
Role = Literal["writer", "translator", "photographer", "editor"]


@dataclass(frozen=True, slots=True)
class Block:
    kind: BlockKind
    line: int
    text: str
    credit: str = ""
    """The photographer named at the end of a caption."""
    file_name: str = ""
    """The picture's file name on the line before a caption."""


@dataclass(frozen=True, slots=True)
class Poster:
    date: date
    name: str


@dataclass(frozen=True, slots=True)
class Contributor:
    name: str
    role: Role
    line: int


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    line: int
    headline: str
    published_at: datetime
    source: str
    lead: str
    body: tuple[Block, ...]
    section: str = ""
    poster: Poster | None = None
    contributors: tuple[Contributor, ...] = ()
    views: int | None = None
    """The old counter, where the page still shows it."""
    featured: bool = False


@dataclass(frozen=True, slots=True)
class ListItem:
    line: int
    source: str
    lead: str
    truncated: bool


@dataclass(frozen=True, slots=True)
class ParsedList:
    heading: str
    category: str
    """From the heading, else from the old address, else ""."""
    items: tuple[ListItem, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class Refusal:
    line: int
    reason: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}"


@dataclass(frozen=True, slots=True)
class ParsedPage:
    name: str
    kind: Kind
    characters: CharacterCounts
    discarded_by_rule: dict[str, int]
    articles: tuple[ParsedArticle, ...] = ()
    """One for an article, one for each published row of a table."""
    listing: ParsedList | None = None
    refusal: Refusal | None = None
    """Why nothing of the page is taken."""
    marks: tuple[Mark, ...] = ()

    @property
    def outcome(self) -> Literal["taken", "rejected"]:
        return "rejected" if self.refusal else "taken"
