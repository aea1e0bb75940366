"""The phrases of the register, and the names of events."""

from collections.abc import Iterator

from events.models import Event
from portal.caching.memo import by_version
from portal.directory.phrasebook import Phrase, Phrasebook, Thing
from portal.directory.phrases import register_phrases
from portal.directory.words import compared

EVENT = "event"


@by_version
def book() -> Phrasebook:
    return Phrasebook([*register_phrases(), *event_phrases()])


def event_phrases() -> Iterator[tuple[str, Phrase]]:
    """A name of one word is no name of an event: "Opening"."""
    for number, *names in Event.objects.order_by().values_list("pk", "name", "native_name"):
        for words in {compared(name) for name in names}:
            if " " in words:
                yield words, Phrase(Thing(EVENT, number), words)
