"""Whether a phrase that folds to a name is that name as it stands in the text.

What the press writes in capitals the text must too, and marks that a text has are not overlooked: "Nguyễn Văn Hưng" is
not Nguyễn Văn Hùng, though both fold to the same words.
"""

from unicodedata import normalize

from portal.directory.phrasebook import PERSON, POST, TITLE, Phrase, Phrasebook
from portal.directory.text import Text
from portal.directory.words import Word, is_marked

# A street, a school, a prize that bears somebody's name is not that person.
NAMED_AFTER = {"street", "road", "avenue", "boulevard", "school", "ward", "park", "prize", "award", "hospital"}


def is_meant(text: Text, book: Phrasebook, first: int, last: int, phrase: Phrase) -> bool:
    if phrase.thing.kind == PERSON:
        return is_person(text, book, first, last, phrase.spelling)
    if phrase.thing.kind in (POST, TITLE):
        return not phrase.joint or text.gap(first + phrase.joint - 1).strip() in ("", "'", "’", "'s", "’s")
    return is_capital(text.words[first:last], text.text, phrase.spelling)


def is_person(text: Text, book: Phrasebook, first: int, last: int, spelling: str) -> bool:
    is_unbroken = not any(text.gap(place).strip() for place in range(first, last - 1))
    if not is_unbroken or not all(text.text[word.start].isupper() for word in text.words[first:last]):
        return False
    return not is_part_of_a_name(text, book, first, last) and has_marks_of(text.spelled(first, last), spelling)


def is_part_of_a_name(text: Text, book: Phrasebook, first: int, last: int) -> bool:
    """Of a longer one: another person's, or a street's."""
    before, after = text.words[first - 1 : first], text.words[last : last + 1]
    if (
        before
        and not text.gap(first - 1).strip()
        and not text.words[first].opens
        and is_name_word(before[0], text, book)
    ):
        return True
    if not after or text.gap(last - 1).strip() or after[0].opens:
        return False
    return after[0].text in NAMED_AFTER or is_name_word(after[0], text, book)


def is_name_word(word: Word, text: Text, book: Phrasebook) -> bool:
    return word.text in book.name_words and text.text[word.start].isupper()


def has_marks_of(spelled: str, spelling: str) -> bool:
    """Where both have marks, the same ones; on which vowel a tone stands is a matter of taste."""
    return letters(spelled) == letters(spelling) if is_marked(spelled) and is_marked(spelling) else True


def letters(text: str) -> list[str]:
    return sorted(normalize("NFD", text).casefold())


def is_capital(found: list[Word], text: str, spelling: str) -> bool:
    """An abbreviation as it is; of another name some word that has a capital."""
    if spelling.isupper() and " " not in spelling:
        return text[found[0].start : found[-1].end] == spelling
    return any(text[word.start].isupper() or text[word.start].isdecimal() for word in found)
