"""What tells one occasion from another in the words of a story: the names in it, and the people among them."""

import re
from dataclasses import dataclass
from itertools import takewhile

from portal.texts.dates import MONTHS
from portal.texts.folding import fold

SHORTEST = 3
WORD = re.compile(r"(?<![\w.])[^\W\d_][\w’']*")
PERSON = re.compile(r"(?<!\w)(?:Mr|Ms|Mrs|Dr|Prof|Professor|Ông|Bà)\.?((?:\s+[^\W\d_][\w’']*){2,5})")
SENTENCE = re.compile(r"(?:^|[.!?:–—-]\s+|[“\"])\s*$")
# Where everything happens tells nothing apart, nor does a day, nor how somebody is addressed.
EVERYWHERE = {"viet", "nam", "vietnam", "binh", "duong", "province", "provincial", "portal", "ttdt", "begic"}
EVERYWHERE |= {"center", "city", "mr", "ms", "mrs", "dr", "prof", "professor", "ong", "ba", *map(fold, MONTHS)}
EVERYWHERE |= {fold(day) for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")}


@dataclass(frozen=True)
class Signs:
    """Folded. `people` are named with Mr. or Ms.; `names` are capitalized words within a sentence."""

    people: frozenset[str]
    names: frozenset[str]


def signs(text: str, places: frozenset[str] = frozenset()) -> Signs:
    """`places` are folded names of venues, whose words say where and not what."""
    known = {word for place in places if place in fold(text) for word in place.split()}
    found = {fold(match[0]) for match in WORD.finditer(text) if is_name(text, match)}
    names = {name.removesuffix("'s").removesuffix("’s") for name in found}
    names = {name for name in names if len(name) >= SHORTEST and name not in EVERYWHERE | known}
    people = {person for match in PERSON.finditer(text) if " " in (person := capitalized(match[1]))}
    return Signs(frozenset(people), frozenset(names))


def is_name(text: str, match: re.Match[str]) -> bool:
    """Capitalized, and not because a sentence begins."""
    return match[0][0].isupper() and not SENTENCE.search(text[max(0, match.start() - 4) : match.start()])


def capitalized(words: str) -> str:
    """As far as they are."""
    return fold(" ".join(takewhile(lambda word: word[0].isupper(), words.split())))
