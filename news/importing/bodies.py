"""From the blocks of a scraped page to rich text."""

from collections.abc import Sequence
from html import escape

from news.importing.parsed import Block
from portal.texts.html import clean

# Holds the place of a picture that the scraped page did not keep; readers see its caption only.
LOST = '<img src="/static/img/lost.svg" alt="">'


def body_html(blocks: Sequence[Block]) -> str:
    """A caption becomes a figure whose picture is lost: an editor who finds the picture puts it there."""
    return clean("".join(map(block_html, blocks)))


def block_html(block: Block) -> str:
    text = escape(block.text, quote=False)
    if block.kind == "heading":
        return f"<h2>{text}</h2>"
    if block.kind == "caption":
        credit = (
            f" Photo: {escape(block.credit, quote=False)}" if block.credit and block.credit not in block.text else ""
        )
        return f"<figure>{LOST}<figcaption>{text}{credit}</figcaption></figure>"
    return f"<p>{text}</p>"
