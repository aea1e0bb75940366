"""Pages of the old site that are no articles: of an organization, or text torn off its date line and headline."""

import re
from collections.abc import Sequence

from news.importing.reading import Line
from news.importing.scraped import Rejected

LONGEST_SIGN = 160  # characters: sentences mention telephones and directors too

_TITLE = r"(?:director|chair(?:wo)?man|chief|head|secretary|manager|giám đốc)\b"
_SIGNS = {
    "a telephone or mail line": re.compile(
        r"\b(?:tel|phone|telephone|fax|hotline|điện thoại|đt|e-?mail)\b[^0-9@]{0,20}[0-9(+@]|\b[\w.]{2,40}@[\w.]{3,40}",
        re.IGNORECASE,
    ),
    "a person with a title": re.compile(
        rf"^(?:mr|mrs|ms|dr|ông|bà)\b\.?.{{2,60}}\b{_TITLE}"
        rf"|^(?:deputy |vice |general |permanent |standing )*{_TITLE}.{{0,40}}:",
        re.IGNORECASE,
    ),
    "a line about functions": re.compile(
        r"^.{0,40}\b(?:functions?|duties|responsibilities|organizational structure|chức năng|nhiệm vụ)\b", re.IGNORECASE
    ),
}
SIGNS_NEEDED = 2  # one alone stands in many a story


def rejection(content: Sequence[Line]) -> Rejected:
    signs = _signs(content)
    if len(signs) >= SIGNS_NEEDED:
        line = min(signs.values())
        sign = " and ".join(signs)
        return Rejected("organization", line, f"a page of an organization ({sign}), without date line and headline")
    return Rejected(
        "fragment", content[0].number, "text without a date line and a headline: no article can be made of it"
    )


def _signs(content: Sequence[Line]) -> dict[str, int]:
    """The first line of each sign that is there."""
    short = [line for line in content if len(line.text) <= LONGEST_SIGN]
    found = {sign: [line.number for line in short if pattern.search(line.text)] for sign, pattern in _SIGNS.items()}
    return {sign: lines[0] for sign, lines in found.items() if lines}
