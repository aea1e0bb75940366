"""One folding of text, used alike when something is indexed and when it is looked up.

"Nguyễn Văn Lợi", "NGUYEN VAN LOI" and "nguyen-van  loi" fold to the same words. Each character
folds on its own, so a place in the folded text can be traced back to the original spelling.
"""

import re
import unicodedata

# The D with a stroke has no decomposition; eth and African D stand for it in badly typed Vietnamese.
STROKED_D = frozenset("đĐðÐɖƉ")
LETTER_LIKE_QUOTES = frozenset("ʹʺʻʼʽˈ")
REMEMBERED_BELOW = 0x3000  # all of Latin with its marks; remembering every script would cost memory


def fold(text: str) -> str:
    """Lower-case letters and digits without marks, in words separated by one space."""
    return " ".join(text.translate(_FOLDED).split())


def initials(name: str) -> str:
    """The first letters of the first and the last word: "NL" for Nguyen Van Loi, "PC" for Provincial Party Committee.

    What stands in brackets is left out; a name of one word gives one letter.
    """
    words = re.findall(r"\w[\w'’]*", re.sub(r"\([^()]*\)", " ", unicodedata.normalize("NFC", name)))
    return "".join(word[0].upper() for word in (words[:1] + words[1:][-1:]))


class _Folded(dict[int, str]):
    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        if code < REMEMBERED_BELOW:
            self[code] = folded
        return folded


def _fold_character(character: str) -> str:
    if character in STROKED_D:
        return "d"
    # Decomposed, folded and decomposed: canonical caseless matching (Unicode, D145).
    lower = unicodedata.normalize("NFD", character).casefold()
    return "".join(map(_searchable, unicodedata.normalize("NFD", lower)))


def _searchable(character: str) -> str:
    category = unicodedata.category(character)
    if category.startswith("M") or category == "Cf":  # marks; characters of no width, as the soft hyphen
        return ""
    return character if character.isalnum() and character not in LETTER_LIKE_QUOTES else " "


_FOLDED = _Folded()
