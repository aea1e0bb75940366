"""Words as they are spelled: with their marks, in short, and nearly right."""

import re
import unicodedata

from portal.texts.folding import fold

LONGEST_KEY = 24  # of the columns of SearchWord
SHORT = re.compile(r"[A-Z][A-Z0-9&.-]{1,9}")


def marked(text: str) -> list[str]:
    """The words that folding changes beyond their case, in lower case with their marks: "lợi" of "Nguyen Van Lợi"."""
    if text.isascii():
        return []
    # NFC: a mark that stands alone is no letter to `\w`, and would part its word.
    words = dict.fromkeys(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).lower()))
    return [word for word in words if not word.isascii() and fold(word) != word]


def is_short(name: str) -> bool:
    """Whether a name is written as an abbreviation: PPC, V.N.P.T."""
    return bool(SHORT.fullmatch(name))


def keys(word: str) -> set[str]:
    """The word, and what is left of it when any one letter is missing."""
    if len(word) < 3 or len(word) > LONGEST_KEY:  # a single letter is near to everything
        return {word[:LONGEST_KEY]}
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}
