"""The one function that cleans rich text, and what is read out of clean text.

`nh3` parses as a browser does and keeps an allow-list. Around it stands what it cannot do (tags renamed, addresses
checked our way), repeated until nothing changes, so that no second reader sees other markup than we saw.
"""

import re
from functools import lru_cache
from html import escape, unescape

import nh3
from django.utils.translation import gettext as _

from portal.texts import allowed

LONGEST = 2_000_000  # characters
MOST_TAGS = 10_000  # the parser's time grows with the square of nested tags
PASSES = 8  # two as a rule: the second finds nothing to change

OPENING_TAG = re.compile(r"<[a-zA-Z]")
NEWLINE = re.compile(r"\r\n?")
# No XML document, so no feed, may carry these; PostgreSQL refuses the first, encoding the surrogates. The last turn
# the direction of reading, and so can make a text look like another one.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")

PARAGRAPHS = {"address", "article", "aside", "center", "dd", "div", "dt", "footer", "header", "listing", "main", "nav"}
PARAGRAPHS |= {"pre", "section"}
RENAMED = dict.fromkeys(PARAGRAPHS, "p") | {"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3", "b": "strong", "i": "em"}
RENAMED_TAG = re.compile(rf"<(/?)({'|'.join(sorted(RENAMED))})(?=[\s/>])", re.IGNORECASE)
# Open tags of these are repeated by the parser in each later block, as often as their attributes differ.
REPEATED_TAG = re.compile(r"<(/?)(big|code|em|font|nobr|s|small|strike|strong|tt|u)(?=[\s/])[^>]*>", re.IGNORECASE)

EMPTY_PARAGRAPH = re.compile(r"<p[^>]*>(?:\s|&nbsp;|<br>)*</p>")
IMAGE_OF_NOTHING = re.compile(r"<img(?![^>]* (?:src|data-picture)=)[^>]*>")
EXTERNAL_LINK = re.compile(r'<a(?=[^>]* href="https?:)([^>]*)>', re.IGNORECASE)

BREAK = re.compile(r"</?(?:p|h2|h3|ul|ol|li|blockquote|figure|figcaption|table|caption|tr)(?: [^>]*)?>|<[bh]r>")
CELL_END = re.compile(r"</t[hd]>")
TAG = re.compile(r"<[^<>]*>")


class UncleanableHtml(ValueError):
    """The text cannot be taken; the message is a sentence for an editor."""


CLEANER = nh3.Cleaner(
    tags=allowed.TAGS,
    attributes=allowed.ATTRIBUTES,
    attribute_filter=allowed.attribute,
    clean_content_tags=allowed.GONE_WITH_THEIR_TEXT,
    url_schemes=allowed.SCHEMES,
    link_rel=None,  # EXTERNAL_LINK writes it, on links that lead away only
)


def clean(html: str) -> str:
    """Rich text with nothing in it but what `allowed` names; cleaning it again changes nothing.

    Raises UncleanableHtml for text that is too long, has too many tags, or does not come to rest.
    """
    for _pass in range(PASSES):
        _refuse_excess(html)
        cleaned = _clean_once(html)
        if cleaned == html:
            return cleaned
        html = cleaned
    raise UncleanableHtml(_("The markup of this text is broken beyond repair. Paste it as plain text."))


def text_of(html: str) -> str:
    """The words of clean HTML, a line for each paragraph, heading, item, caption and table row."""
    # A line break of the source is a space to readers; only the end of a block ends a line.
    spaced = CELL_END.sub(" ", BREAK.sub("\n", html.replace("\n", " ")))
    lines = (" ".join(line.split()) for line in unescape(TAG.sub("", spaced)).split("\n"))
    return "\n".join(filter(None, lines))


def count_words(text: str) -> int:
    """Words of plain text; a dash standing alone is none."""
    return sum(word[0].isalnum() or any(map(str.isalnum, word)) for word in text.split())


def from_plain(text: str) -> str:
    """Clean HTML of plain text: blank lines part paragraphs, a single line break stays one."""
    paragraphs = re.split(r"\n(?:[^\S\n]*\n)+", normalized(text).strip())
    return clean("".join(f"<p>{escape(paragraph).replace(chr(10), '<br>')}</p>" for paragraph in paragraphs))


def normalized(text: str) -> str:
    """One kind of newline, and no character that a database or a feed refuses."""
    # A form feed parts words in HTML, and no XML may carry it.
    return UNWRITABLE.sub("", NEWLINE.sub("\n", text)).replace("\x0c", " ")


def _refuse_excess(html: str) -> None:
    if len(html) > LONGEST:
        raise UncleanableHtml(_("This text has more than %(number)d characters. Divide it.") % {"number": LONGEST})
    if sum(1 for _tag in OPENING_TAG.finditer(html)) > MOST_TAGS:
        message = _("This text has more than %(number)d tags. Paste it as plain text, or divide it.")
        raise UncleanableHtml(message % {"number": MOST_TAGS})


@lru_cache(maxsize=2)  # a field cleans what it saves, then what is written: the same text
def _clean_once(html: str) -> str:
    cleaned = CLEANER.clean(_simplified(normalized(html)))
    cleaned = IMAGE_OF_NOTHING.sub("", EMPTY_PARAGRAPH.sub("", cleaned))
    return EXTERNAL_LINK.sub(r'<a\1 rel="noopener">', cleaned).strip()


def _simplified(html: str) -> str:
    complete, end, rest = html.rpartition(">")  # so that a search for the end of a tag always ends
    renamed = RENAMED_TAG.sub(lambda tag: f"<{tag[1]}{RENAMED[tag[2].lower()]}", complete + end)
    return REPEATED_TAG.sub(r"<\1\2>", renamed) + rest
