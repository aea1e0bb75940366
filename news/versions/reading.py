"""Clean HTML read as blocks: paragraphs, headings, items, rows of tables, figures."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from news.versions.blocks import Block, Mark, Token, words

BLOCKS = {"p", "h2", "h3", "li", "blockquote", "tr", "figure", "caption", "hr"}
# Inside them a paragraph is no block of its own, but a part of theirs.
WHOLES = {"li", "blockquote", "tr", "figure"}
MARKS = {"strong": "", "em": "", "sub": "", "sup": "", "a": "href", "abbr": "title", "span": "lang"}
PICTURE = re.compile(r"/pictures/([0-9a-f-]{36})/")


def blocks_of(html: str) -> list[Block]:
    reader = Reader()
    reader.feed(html)
    reader.close()
    reader.end()  # text that no block holds
    return reader.blocks


@dataclass
class Open:
    kind: str
    tokens: list[Token] = field(default_factory=list)


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self.open: list[Open] = []
        self.marks: list[Mark] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in MARKS:
            self.marks.append(Mark(tag, given.get(MARKS[tag], "")))
        elif tag == "img":
            self.image(given)
        # A bar between cells, none before the first.
        elif tag == "br" or (tag in {"td", "th"} and self.open and self.open[-1].tokens):
            self.put(Token("|" if tag != "br" else "↵", True))
        elif tag in BLOCKS and not (tag == "p" and self.within()):
            self.begin(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in MARKS and self.marks:
            self.marks.pop()
        elif tag in BLOCKS and self.open and self.open[-1].kind == tag:
            self.end()
        # Within an item the end of a paragraph parts words, not blocks.
        elif tag == "p" and self.open:
            self.space()

    def handle_data(self, data: str) -> None:
        if not data.strip():
            self.space()
            return
        if not self.open:
            self.begin("p")
        if data[:1].isspace():
            self.space()
        self.open[-1].tokens += words(data, tuple(self.marks))

    def image(self, given: dict[str, str]) -> None:
        known = PICTURE.search(given.get("src", ""))
        picture = given.get("data-picture") or (known[1] if known else given.get("src", ""))
        self.put(Token("", True, (Mark("picture", picture),)))
        self.open[-1].tokens += words(given.get("alt", ""), (Mark("alt"),))
        self.space()

    def within(self) -> bool:
        return bool(self.open) and self.open[-1].kind in WHOLES

    def begin(self, kind: str) -> None:
        """A list within an item ends what of the item came before it."""
        if self.open and self.open[-1].tokens:
            self.keep(self.open[-1])
            self.open[-1].tokens = []
        self.open.append(Open(kind))
        if kind == "hr":
            self.blocks.append(Block("hr", ()))
            self.open.pop()

    def end(self) -> None:
        if self.open:
            self.keep(self.open.pop())

    def keep(self, block: Open) -> None:
        if block.tokens:
            self.blocks.append(Block(block.kind, tuple(block.tokens)))

    def put(self, token: Token) -> None:
        if not self.open:
            self.begin("p")
        self.space()
        self.open[-1].tokens.append(token)

    def space(self) -> None:
        if self.open and self.open[-1].tokens:
            self.open[-1].tokens[-1] = self.open[-1].tokens[-1]._replace(space=True)
