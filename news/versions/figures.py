"""Pictures in compared texts, by their titles."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from news.versions.blocks import Block, Mark
from portal.pictures.models import Picture


def titles(blocks: Iterable[Block]) -> dict[str, str]:
    """By uuid, in one query."""
    wanted = {uuid for block in blocks for mark in pictures(block) if (uuid := as_uuid(mark.value))}
    known = Picture.objects.filter(uuid__in=wanted).values_list("uuid", "title") if wanted else []
    return {str(uuid): title for uuid, title in known}


def titled(block: Block, known: dict[str, str]) -> Block:
    """With the titles of its pictures in the place of their numbers."""
    if not any(True for _mark in pictures(block)):
        return block
    tokens = [
        # A picture is a token without a word of its own.
        token._replace(text=known.get(token.marks[0].value, "?")) if token.marks[:1] and not token.text else token
        for token in block.tokens
    ]
    return Block(block.kind, tuple(tokens))


def pictures(block: Block) -> Iterator[Mark]:
    return (mark for token in block.tokens for mark in token.marks if mark.kind == "picture")


def as_uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
