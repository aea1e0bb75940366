"""Texts as XML may hold them."""

import re

# XML 1.0, section 2.2: what is pasted into a headline may hold others, and one of them spoils a whole document.
OUTSIDE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def within_xml(text: str) -> str:
    return OUTSIDE.sub("", text)
