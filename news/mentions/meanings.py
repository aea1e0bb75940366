"""Which record each naming of a text means, among those that are called so: by the post, the day, what else is said."""

import datetime
from collections.abc import Iterable, Sequence

from events.models import Event
from news.mentions.book import EVENT
from news.mentions.known import Known
from portal.directory.attribution import Naming
from portal.directory.phrasebook import BODY, PERSON, POST, Thing
from portal.directory.tenure import Answer
from portal.texts.dates import PartialDate

# An event of a name that comes again and again is meant only near its day.
NEAR = datetime.timedelta(days=31)


def meant(naming: Naming, known: Known, named: Iterable[Naming]) -> list[Thing]:
    """One record where that is clear, several where an editor has to choose, none where nothing fits."""
    numbers = [thing.number for thing in naming.things]
    if naming.kind == POST:
        return [Thing(PERSON, number) for number in holders(numbers, known, named)]
    if naming.kind == PERSON:
        return [Thing(PERSON, number) for number in people(numbers, naming, known)]
    if naming.kind == EVENT:
        return [Thing(EVENT, number) for number in nearest_events(numbers, known)]
    return [Thing(BODY, number) for number in standing(numbers, known)]


def holders(posts: Sequence[int], known: Known, named: Iterable[Naming]) -> list[int]:
    """Whom the text itself calls so, else who held the post on the day."""
    called = {
        each.things[0].number
        for each in named
        if len(each.things) == 1 and each.kind == PERSON and any(set(title.posts) & set(posts) for title in each.titles)
    }
    if called:
        return sorted(called)
    return list(dict.fromkeys(each.official_id for post in posts for each in known.incumbents.of_post(post)))


def people(numbers: Sequence[int], naming: Naming, known: Known) -> Sequence[int]:
    """Of several people of one name, who held the post that the text gives them; else who held any that day."""
    if len(numbers) == 1:
        return numbers
    posts = {post for title in naming.titles for post in title.posts}
    by_title = [number for number in numbers if known.incumbents.of_both(number, posts)]
    return by_title or [number for number in numbers if known.incumbents.of_official(number)] or numbers


def standing(numbers: Sequence[int], known: Known) -> Sequence[int]:
    """Of several bodies of one name, those that stood on the day."""
    if len(numbers) == 1 or known.on is None:
        return numbers
    tenures = {number: known.organizations[number].tenure for number in numbers}
    gone = (Answer.ENDED, Answer.CLOSED, Answer.LATER)
    return [number for number, tenure in tenures.items() if tenure.answer(known.on) not in gone] or numbers


def nearest_events(numbers: Sequence[int], known: Known) -> list[int]:
    """Those near the day, the nearest alone; far from it only what bears its year in its name."""
    events = [known.events[number] for number in numbers]
    far = {each.pk: distance(each, known.on) for each in events}
    near = [each.pk for each in events if far[each.pk] <= NEAR or bears_its_year(each)]
    return [pk for pk in near if far[pk] == min(far[each] for each in near)]


def bears_its_year(event: Event) -> bool:
    return event.start_on is not None and str(event.start_on.year) in event.name


def distance(event: Event, on: PartialDate | None) -> datetime.timedelta:
    if on is None or event.start_on is None:
        return datetime.timedelta.max
    first, last = event.start_on, event.last_on or event.start_on
    return max(first - on.end(), on.start() - last, datetime.timedelta())
