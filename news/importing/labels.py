"""What the old CMS left on its pages around the text: its form's labels and its buttons.

The labels are a set, compared without marks, case and spaces: two orders and two spellings are known.
"""

import re
from typing import Literal

from news.importing.old_form import FORM_LABELS
from portal.texts.folding import fold

Rule = Literal["form label", "font-size line", "share line", "content type line", "audit line", "separator line"]

LONGEST = 1000  # characters: the whole form, labels doubled, on one line


def furniture_rule(text: str) -> Rule | None:
    """The rule under which a line in normal form is left out; None for a line of the page itself."""
    if len(text) > LONGEST:
        return None
    words = fold(text)
    key = words.replace(" ", "")
    if not key:
        return "separator line"
    if _is_made_of_labels(key):
        return "form label"
    return next((rule for rule, pattern in _LINES.items() if pattern.match(words)), None)


def _is_made_of_labels(key: str) -> bool:
    """Labels come alone, doubled (`Version HistoryVersion History`) or several on one line."""
    position = 0
    while found := _LABEL.match(key, position):
        position = found.end()
    return 0 < position == len(key)


# Longest first: "Tin nổi bật" must not hide "Tin nổi bật (Time)".
_LABEL = re.compile("|".join(sorted((fold(label).replace(" ", "") for label in FORM_LABELS), key=len, reverse=True)))
_LINES: dict[Rule, re.Pattern[str]] = {
    "font-size line": re.compile(r"(?:co chu )?(?:font size )?giam a\b|co chu font size\b"),
    "share line": re.compile(r"(?:chia se|share)(?: share)?(?: facebook| twitter| zalo| google| email| linkedin)*$"),
    "content type line": re.compile(r"content type tin tuc\b"),
    # With the hour and the name where the form was not empty: `Created at 9/18/2023 10:02 AM by A`.
    "audit line": re.compile(r"(?:created|last modified) at (?:[0-9 apm]{0,40} )?by\b"),
}
