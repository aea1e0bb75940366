"""The phrases of the register: in how many ways each person, body and post of it may be written."""

from collections import defaultdict
from collections.abc import Iterator

from portal.caching.memo import by_version
from portal.directory import naming
from portal.directory.models import Official, OfficialName, Organization, OrganizationName, Post
from portal.directory.phrasebook import BODY, PERSON, POST, TITLE, Phrase, Phrasebook, Thing
from portal.directory.words import is_marked


@by_version
def phrasebook() -> Phrasebook:
    """Of the register as it is. Five queries."""
    return Phrasebook(register_phrases())


def register_phrases() -> Iterator[tuple[str, Phrase]]:
    for number, names in names_of(Official, OfficialName, "official_id").items():
        # With marks where somebody has written them: a text that has marks must have these.
        spelled = {words: name for name in sorted(names, key=is_marked) for words in naming.of_person(name)}
        yield from ((words, Phrase(Thing(PERSON, number), name)) for words, name in spelled.items())
    bodies = names_of(Organization, OrganizationName, "organization_id")
    forms = {number: naming.of_organization(names) for number, names in bodies.items()}
    for number, names in bodies.items():
        thing = Thing(BODY, number)
        short = {naming.compared(name): name for name in names if naming.is_abbreviation(name)}
        yield from ((words, Phrase(thing, short.get(words, words))) for words in forms[number])
    yield from post_phrases(forms)


def post_phrases(bodies: dict[int, set[str]]) -> Iterator[tuple[str, Phrase]]:
    for number, body, *both in Post.objects.values_list("pk", "organization", "title", "native_title"):
        titles = {words for title in both for words in naming.of_title(title)}
        yield from ((words, Phrase(Thing(TITLE), words)) for words in titles)
        for words, joint in naming.of_post(titles, bodies[body]):
            yield words, Phrase(Thing(POST, number), both[0], joint)


def names_of(
    model: type[Official] | type[Organization], others: type[OfficialName] | type[OrganizationName], column: str
) -> dict[int, list[str]]:
    names: dict[int, list[str]] = defaultdict(list)
    for number, *both in model.objects.values_list("pk", "name", "native_name"):
        names[number] += filter(None, both)
    for number, name in others.objects.values_list(column, "name"):
        names[number].append(name)
    return names
