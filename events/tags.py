"""What a calendar is known by before it is written: all that it is made of, as the rows hold it."""

from collections.abc import Iterator, Sequence
from hashlib import blake2b

from django.conf import settings
from django.db.models import Model
from django.utils.translation import get_language

from events.models import Event
from events.occurring import patterns_of

# Raised when the same rows are written in another way.
FORM = 1


def tag(name: str, events: Sequence[Event]) -> str:
    """An ETag, the same in every process. One query where there are dates by a rule."""
    digest = blake2b(f"{FORM} {settings.SITE_ORIGIN} {get_language()} {name}".encode(), digest_size=12)
    rules = {event.recurrence for event in events if event.recurrence}
    patterns = patterns_of(rules).values() if rules else []
    for event in (*events, *patterns):
        digest.update(repr([values(row) for row in read_with(event)]).encode())
    return f'"{digest.hexdigest()}"'


def read_with(row: Model) -> Iterator[Model]:
    """With the rows that were read along with it."""
    yield row
    for name in row._state.fields_cache:
        if other := getattr(row, name):
            yield from read_with(other)


def values(row: Model) -> list[object]:
    """Of its fields that were read."""
    return [value for name, value in sorted(vars(row).items()) if not name.startswith("_")]
