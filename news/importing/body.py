"""The text of an article below its lead: paragraphs, captions, guessed sub-headings, and the line of credits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from news.importing.captions import block_kinds, is_picture_file
from news.importing.credits import contributors, credited, photo_credit
from news.importing.parsed import Block, BlockKind, Contributor
from news.importing.passages import Passage
from news.importing.scraped import ScrapedPage


@dataclass(frozen=True, slots=True)
class Body:
    blocks: tuple[Block, ...]
    contributors: tuple[Contributor, ...]


def stands_alone(text: str) -> bool:
    return is_picture_file(text) or bool(credited(text))


def read_body(page: ScrapedPage, passages: Sequence[Passage]) -> Body:
    people = [person for passage in passages for person in _take_credits(page, passage)]
    text = [passage for passage in passages if not credited(passage.text)]
    return Body(tuple(_blocks(page, text)), tuple(people))


def _take_credits(page: ScrapedPage, passage: Passage) -> list[Contributor]:
    people = credited(passage.text)
    for _, name in people:
        page.account.field(passage, *name)
    if people:
        page.account.discard_rest(passage, "words of credit")
    return contributors(passage.text, passage.line)


def _blocks(page: ScrapedPage, passages: Sequence[Passage]) -> Iterator[Block]:
    file_name = ""
    for passage, kind in zip(passages, block_kinds(passages), strict=True):
        if is_picture_file(passage.text):
            file_name = passage.text
            page.account.discard(passage, "picture file name")
            continue
        yield _block(page, passage, kind, file_name if kind == "caption" else "")
        file_name = ""


def _block(page: ScrapedPage, passage: Passage, kind: BlockKind, file_name: str) -> Block:
    if kind != "paragraph":
        page.mark(kind, passage.line, passage.text)
    credit = photo_credit(passage.text) if kind == "caption" else None
    if credit is None:
        page.account.body(passage)
        return Block(kind, passage.line, passage.text, file_name=file_name)
    end, name = credit
    page.account.body(passage, 0, end)
    page.account.field(passage, *name)
    page.account.discard_rest(passage, "words of credit")
    return Block(kind, passage.line, passage.text[:end], passage.text[slice(*name)], file_name)
