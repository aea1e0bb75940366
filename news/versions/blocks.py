"""The blocks of a text and their words: what two versions are compared by."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

# A word or a single sign, and whether a space follows.
WORD = re.compile(r"(\w+|[^\w\s])(\s?)")


class Mark(NamedTuple):
    """What a word is in: bold, a link with its address, or, of a figure, a picture."""

    kind: str
    value: str = ""


class Token(NamedTuple):
    text: str
    space: bool = False
    marks: tuple[Mark, ...] = ()

    @property
    def key(self) -> tuple[str, tuple[Mark, ...]]:
        """Words are the same whatever space follows them."""
        return self.text, self.marks


@dataclass(frozen=True)
class Block:
    kind: str
    tokens: tuple[Token, ...]

    @property
    def key(self) -> tuple[object, ...]:
        return (self.kind, *(token.key for token in self.tokens))

    @property
    def text(self) -> str:
        return "".join(token.text + " " * token.space for token in self.tokens).strip()


def lines_of(text: str) -> list[Block]:
    """Of plain text: each line is a paragraph."""
    return [Block("p", tuple(words(line))) for line in text.splitlines() if line.strip()]


def words(text: str, marks: tuple[Mark, ...] = ()) -> Iterator[Token]:
    return (Token(word, bool(space), marks) for word, space in WORD.findall(text))
