"""What rich text may contain: tags, attributes, and the addresses of links and pictures."""

import re
from collections.abc import Callable
from unicodedata import normalize
from uuid import UUID

# No h1: that is the headline, which the template writes.
BLOCKS = {"p", "h2", "h3", "ul", "ol", "li", "blockquote", "figure", "figcaption", "hr"}
TABLES = {"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}
TAGS = BLOCKS | TABLES | {"a", "strong", "em", "img", "br", "sub", "sup", "abbr", "span"}
ATTRIBUTES = {
    "*": {"lang"},
    "a": {"href", "title", "hreflang"},
    "abbr": {"title"},
    "figure": {"data-picture"},
    "img": {"src", "alt", "width", "height", "data-picture"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
GONE_WITH_THEIR_TEXT = {"applet", "embed", "frameset", "head", "iframe", "math", "noembed", "noframes", "noscript"}
GONE_WITH_THEIR_TEXT |= {"object", "script", "select", "style", "svg", "template", "textarea", "title", "xmp"}

LONGEST_ADDRESS = 2000
# Controls, spaces and fillers that a browser, or an editor's eye, passes over inside an address.
INVISIBLE = re.compile(
    r"[\s\x00-\x20\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f"
    r"\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
ABSOLUTE = re.compile(r"https?://[^/?#]|mailto:.|tel:[+0-9]", re.IGNORECASE)


def attribute(tag: str, name: str, value: str) -> str | None:
    """The value as it may stand, or None when the attribute has to go."""
    check = local_address if tag == "img" and name == "src" else CHECKS.get(name)
    return check(value) if check else value


def address(value: str) -> str | None:
    """A relative address, or one of http, https, mailto and tel, without invisible characters."""
    # Browsers read a backslash as a slash, and two slashes begin another host.
    seen = INVISIBLE.sub("", value.strip().replace(" ", "%20"))
    if not seen or len(seen) > LONGEST_ADDRESS or "\\" in seen or seen.startswith("//"):
        return None
    # NFKC: other characters, such as the full-width colon, may be read as one.
    is_relative = ":" not in re.split(r"[/?#]", normalize("NFKC", seen), maxsplit=1)[0]
    return seen if is_relative or ABSOLUTE.match(seen) else None


def local_address(value: str) -> str | None:
    """A path on this site: no picture is fetched from elsewhere."""
    seen = address(value)
    return seen if seen and seen.startswith("/") else None


def language(value: str) -> str | None:
    return value if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}", value) else None


def number(value: str) -> str | None:
    return value if re.fullmatch(r"[0-9]{1,4}", value) else None


def scope(value: str) -> str | None:
    return value if value in {"col", "row", "colgroup", "rowgroup"} else None


def picture(value: str) -> str | None:
    try:
        return str(UUID(value))
    except ValueError:
        return None


CHECKS: dict[str, Callable[[str], str | None]] = {
    "href": address,
    "lang": language,
    "hreflang": language,
    "data-picture": picture,
    "scope": scope,
    **dict.fromkeys(("colspan", "rowspan", "start", "width", "height"), number),
}
