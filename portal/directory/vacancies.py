"""Of each post with one seat whether somebody held it on a day: recorded, surely nobody, or not known.

Vacant is what a record says somebody has left and nobody is known to have taken since. That nobody is recorded proves
nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from portal.directory.days import AskedDay
from portal.directory.models import Appointment, Post
from portal.directory.tenure import Answer
from portal.texts.dates import PartialDate

MAY_HOLD = (Answer.RECORDED, Answer.UNKNOWN)


@dataclass(frozen=True)
class Vacancy:
    """`acting` is who does the work meanwhile; `since` the first day without a holder."""

    post: Post
    since: PartialDate
    former: Appointment
    acting: Appointment | None


@dataclass(frozen=True)
class Seats:
    """`unknown` are posts of which nothing says who held them, nor that nobody did."""

    vacant: Sequence[Vacancy]
    unknown: Sequence[Post]


def seats(appointments: Iterable[Appointment], asked: AskedDay) -> Seats:
    """Of appointments by protocol, read with their days: all of a body, or those of its posts with one seat."""
    by_post: dict[Post, list[Appointment]] = defaultdict(list)
    for held in appointments:
        if held.post.seats == 1 and held.post.organization.is_standing(asked.on):
            by_post[held.post].append(held)
    found = {post: vacancy(held, asked) for post, held in by_post.items()}
    unknown = [post for post, held in by_post.items() if not found[post] and not is_held(held, asked)]
    return Seats([each for each in found.values() if each], unknown)


def vacancy(appointments: Sequence[Appointment], asked: AskedDay) -> Vacancy | None:
    """Of one post."""
    holders = [held for held in appointments if not held.acting]
    answers = {held.tenure.answer(asked.on) for held in holders}
    left = [held for held in holders if held.tenure.answer(asked.on) == Answer.ENDED]
    if not left or answers.intersection(MAY_HOLD):
        return None
    since, former = max(((end, held) for held in left if (end := held.tenure.ended)), key=lambda pair: pair[0].end())
    acting = (held for held in appointments if held.acting and held.tenure.answer(asked.on) == Answer.RECORDED)
    return Vacancy(former.post, since, former, next(acting, None))


def is_held(appointments: Iterable[Appointment], asked: AskedDay) -> bool:
    return any(held.tenure.answer(asked.on) == Answer.RECORDED for held in appointments)
