"""The words of names and titles, to tell what a word that is found nowhere may have meant."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import F

from portal.search.engines import engine
from portal.search.models import SearchWord
from portal.search.spelling import LONGEST_KEY, keys
from portal.texts.folding import fold


def learn(headings: Iterable[str]) -> None:
    words = {word for heading in headings for word in fold(heading).split() if can_be_mistyped(word)}
    new = words - known(words)
    if new:
        engine().learn([(key, word) for word in sorted(new) for key in sorted(keys(word))])


def can_be_mistyped(word: str) -> bool:
    return word.isalpha() and 2 <= len(word) <= LONGEST_KEY


def known(words: Iterable[str]) -> set[str]:
    found = SearchWord.objects.filter(key__in=sorted(words), word=F("key"))  # other keys lack a letter
    return set(found.values_list("word", flat=True))


def words_under(keys: Iterable[str]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for key, word in SearchWord.objects.filter(key__in=sorted(keys)).values_list("key", "word"):
        found[key].add(word)
    return found
