"""Text that was damaged before the page reached us, or is no plain text."""

import re

from news.importing.marks import MarkKind

# UTF-8 that was read as Windows-1252 on its way: "Ä‘" was "đ", "â€" a dash or a quotation mark.
_DAMAGED = re.compile(r"\ufffd|á[º»]|Ã[¡-¿]|Ä[‘’]|Æ[°¡]|â€")
_MARKUP = re.compile(r"</?[a-z][^<>]{0,300}>|<!--|&(?:nbsp|amp|lt|gt|quot|#[0-9]{1,6});", re.IGNORECASE)


def oddities(text: str) -> list[MarkKind]:
    kinds: list[MarkKind] = []
    if not text.isascii() and _DAMAGED.search(text):
        kinds.append("encoding")
    if ("<" in text or "&" in text) and _MARKUP.search(text):
        kinds.append("markup")
    return kinds
