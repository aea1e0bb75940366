"""What is known of how long something was so, and the answer for a day.

Records say since when and until when, each to the day, the month or the year, or not at all. Stories say that it
was so on the day they tell of. Between two such days it was so throughout; before the first and after the last
nobody knows, unless a record does.
"""

import datetime
from dataclasses import dataclass
from enum import Enum

from portal.texts.dates import DatePrecision, PartialDate


class Answer(Enum):
    """In the order in which a list gives them."""

    RECORDED = 1
    UNKNOWN = 2
    LATER = 3
    # Only the organization is recorded to have ended, and with it the post.
    CLOSED = 4
    ENDED = 5


def recorded_date(day: datetime.date | None, precision: str) -> PartialDate | None:
    return PartialDate(day, DatePrecision(precision)) if day else None


def is_past(end: PartialDate | None, on: PartialDate) -> bool:
    return end is not None and end.end() <= on.start()


@dataclass(frozen=True)
class Tenure:
    """`ended` is the first day without it; `closed` that of the organization, with which all of its posts end.

    `first` and `last` are the days on which stories attest it.
    """

    started: PartialDate | None = None
    ended: PartialDate | None = None
    first: datetime.date | None = None
    last: datetime.date | None = None
    closed: PartialDate | None = None

    def answer(self, on: PartialDate) -> Answer:
        """For a month or a year: whether it was so on any day of it."""
        if is_past(self.ended, on):
            return Answer.ENDED
        if is_past(self.closed, on):
            return Answer.CLOSED
        if self.is_yet_to_begin(on):
            return Answer.LATER
        return Answer.RECORDED if self.has_begun(on) and self.lasts(on) else Answer.UNKNOWN

    @property
    def latest(self) -> datetime.date | None:
        """The last day for which anything is known of it."""
        return max((day for day in (self.last, self.started and self.started.start()) if day), default=None)

    def is_yet_to_begin(self, on: PartialDate) -> bool:
        return self.started is not None and on.end() < self.started.start() and not self.is_attested_by(on)

    def has_begun(self, on: PartialDate) -> bool:
        return (self.started is not None and self.started.end() <= on.end()) or self.is_attested_by(on)

    def lasts(self, on: PartialDate) -> bool:
        """A record of its beginning holds until one of its end; that the organization ended later proves nothing."""
        if self.last and on.start() <= self.last:
            return True
        return on.start() < self.ended.start() if self.ended else self.started is not None

    def is_attested_by(self, on: PartialDate) -> bool:
        return self.first is not None and self.first <= on.end()
