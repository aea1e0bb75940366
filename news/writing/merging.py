"""Two texts side by side: what is the same in both, and, of what is not, both ways, with the words that differ."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from portal.texts.html import text_of

TAG = re.compile(r"<(/?)([a-z0-9]+)[^>]*?>")
VOID = {"br", "hr", "img"}
WORD = re.compile(r"\S+\s*")


@dataclass(frozen=True)
class Piece:
    """Blocks of a text as two people have them. `number` counts those that differ, from 1."""

    mine: Sequence[str]
    theirs: Sequence[str]
    number: int = 0

    @property
    def is_same(self) -> bool:
        return not self.number

    @property
    def marked(self) -> tuple[SafeString, SafeString]:
        """Both as paragraphs of plain text, with marks on the words that only one of them has."""
        mine, theirs = ("\n".join(text_of(block) for block in side) for side in (self.mine, self.theirs))
        return marked(mine, theirs)


def blocks(html: str) -> list[str]:
    """Clean HTML, cut between its outermost elements."""
    found, begin, depth = [], 0, 0
    for tag in TAG.finditer(html):
        if tag[2] not in VOID:
            depth += -1 if tag[1] else 1
        if depth == 0:
            found.append(html[begin : tag.end()])
            begin = tag.end()
    return [block for block in (*found, html[begin:]) if block.strip()]


def pieces(mine: str, theirs: str) -> list[Piece]:
    one, other = blocks(mine), blocks(theirs)
    found, number = [], 0
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        number += kind != "equal"
        found.append(Piece(one[a:b], other[c:d], 0 if kind == "equal" else number))
    return found


def merged(mine: str, theirs: str, takes_theirs: Callable[[int], bool]) -> str:
    """Mine, but for the pieces of which the other text was chosen."""
    chosen = (
        each.theirs if not each.is_same and takes_theirs(each.number) else each.mine for each in pieces(mine, theirs)
    )
    return "".join(block for side in chosen for block in side)


def marked(mine: str, theirs: str) -> tuple[SafeString, SafeString]:
    one, other = WORD.findall(mine), WORD.findall(theirs)
    steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    left = "".join(shown(one[a:b], kind == "equal") for kind, a, b, _c, _d in steps)
    right = "".join(shown(other[c:d], kind == "equal") for kind, _a, _b, c, d in steps)
    return paragraphs(left), paragraphs(right)


def shown(words: Sequence[str], is_same: bool) -> str:
    text = escape("".join(words))
    return text if is_same or not text else f"<mark>{text}</mark>"


def paragraphs(marked_text: str) -> SafeString:
    """A mark that runs over the end of a paragraph begins anew in the next."""
    return mark_safe("".join(f"<p>{line}</p>" for line in lines(marked_text)))


def lines(text: str) -> Iterator[str]:
    is_open = False
    for line in text.split("\n"):
        whole = f"<mark>{line}" if is_open else line
        is_open = whole.count("<mark>") > whole.count("</mark>")
        yield f"{whole}</mark>" if is_open else whole
