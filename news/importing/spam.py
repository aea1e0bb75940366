"""Advertisements injected into the old site."""

import re
from collections.abc import Sequence

from news.importing.passages import Passage
from portal.texts.folding import fold

HOME = "gov.vn"

# Goods and phrases that no provincial portal writes about. Whole words only: "socialist" contains one of them.
GOODS = frozenset(
    {"viagra", "cialis", "sildenafil", "tadalafil", "vardenafil", "levitra", "kamagra", "tramadol", "oxycodone"}
    | {"hydrocodone", "xanax", "valium", "alprazolam", "ambien", "zolpidem", "phentermine", "modafinil", "finasteride"}
    | {"dapoxetine", "clomid", "accutane", "togel"}
)
# Words that only the company of a foreign link makes suspicious.
WITH_A_LINK = frozenset(
    {"pharmacy", "pharmacies", "pills", "cheap", "cheapest", "buy", "discount", "casino", "casinos", "poker", "slots"}
    | {"betting", "jackpot", "roulette", "loans", "bitcoin", "backlinks", "coupon", "replica", "porn", "xxx", "escorts"}
)

_PHRASES = re.compile(
    r"(?:without|without a|no) prescription|(?:online|canadian|discount) pharmac(?:y|ies)|online casino"
    r"|casino (?:online|bonus)|slot gacor|payday loan|v i a g r a|c i a l i s"
)
# One of them stands in every phrase: looking for them is cheaper than the expression.
_WORDS_OF_PHRASES = frozenset({"prescription", "pharmacy", "pharmacies", "casino", "slot", "payday", "v", "c"})
_DISGUISED = re.compile(r"[a-z][@4310!$5][a-z]", re.IGNORECASE)
_DISGUISES = str.maketrans("@4310!$5", "aaeioiss")
_CYRILLIC_IN_LATIN = re.compile(r"[a-z][а-я]|[а-я][a-z]")
_LINK = re.compile(
    r"(?:https?://|www\.)([\w.-]{1,253})"
    r"|(?<![@\w.-])([a-z0-9-]{1,63}\.(?:com|net|org|info|biz|ru|top|xyz|shop|online|site|club|store|casino|bet))\b",
    re.IGNORECASE,
)


def spam_among(passages: Sequence[Passage]) -> list[Passage]:
    """Passages that advertise; once there is one, every passage with a link to the outside is taken for another."""
    found = {passage.line for passage in passages if advertises(passage.text)}
    if not found:
        return []
    return [passage for passage in passages if passage.line in found or links_outside(passage.text)]


def advertises(text: str) -> bool:
    folded = fold(text)
    words = set(folded.split())
    if _DISGUISED.search(text):
        words.update(fold(text.translate(_DISGUISES)).split())
    if words & GOODS or _hides_letters(text) or (words & _WORDS_OF_PHRASES and _PHRASES.search(folded)):
        return True
    return bool(words & WITH_A_LINK) and links_outside(text)


def links_outside(text: str) -> bool:
    return any(not _is_home(found[1] or found[2]) for found in _LINK.finditer(text))


def _hides_letters(text: str) -> bool:
    """A Cyrillic letter within a Latin word looks the same and passes word lists by."""
    return not text.isascii() and _CYRILLIC_IN_LATIN.search(text.lower()) is not None


def _is_home(host: str) -> bool:
    return f".{host.lower().rstrip('.')}".endswith(f".{HOME}")
