"""Marks: what an editor should look at on a page that was taken."""

from dataclasses import dataclass
from typing import Literal

MarkKind = Literal[
    "caption",  # guessed: a short paragraph where a picture was
    "heading",  # guessed: a short paragraph that may be a sub-heading
    "weekday",  # the weekday of the date line is not that of its day
    "date",  # a day that does not exist, or a date line that stands twice
    "spam",  # left out: injected into the old site
    "encoding",  # letters that were damaged before the page reached us
    "markup",  # tags or code in what should be plain text
    "views",  # a views line without a number that can be read
    "stray",  # left out: a line where nothing of its kind is expected
    "item",  # guessed: a list item without a source
    "status",  # left out: a row that the old site had not published, or an unreadable one
    "lead",  # guessed: where the lead ends in a flattened row
    "wrapped",  # guessed: broken lines joined to one paragraph or headline
    "address",  # the page is of another kind than its old address says
    "mention",  # a person, body or event that the register knows is named: to be linked
    "unread",  # left out although no rule says so: a mistake of the importer
]
MARK_CHARACTERS = 300


@dataclass(frozen=True, slots=True)
class Mark:
    """A guess, or something left out that an editor may want to see."""

    kind: MarkKind
    line: int
    text: str
