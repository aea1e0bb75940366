"""Who held a post on a day, and which posts somebody held, as far as the register knows."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from portal.directory.models import Appointment
from portal.directory.tenure import Answer
from portal.texts.dates import PartialDate

POSSIBLE = (Answer.RECORDED, Answer.UNKNOWN)


@dataclass(frozen=True)
class Incumbents:
    """Of some posts and some officials; `on` is None where nobody knows the day."""

    appointments: Sequence[Appointment]
    on: PartialDate | None

    def of_post(self, post: int) -> list[Appointment]:
        """Who is recorded for the day; else who may have held it, nearest in time first."""
        return self.recorded(self.by_post[post]) or self.possible(self.by_post[post])

    def of_official(self, official: int) -> list[Appointment]:
        """Recorded for the day, by protocol."""
        return self.recorded(self.by_official[official])

    def of_both(self, official: int, posts: Collection[int]) -> list[Appointment]:
        """Those that a text gives to somebody, unless a record says that they were not held on the day."""
        return [each for each in self.possible(self.by_official[official]) if each.post_id in posts]

    def recorded(self, appointments: Sequence[Appointment]) -> list[Appointment]:
        return [each for each in appointments if self.on and each.tenure.answer(self.on) == Answer.RECORDED]

    def possible(self, appointments: Sequence[Appointment]) -> list[Appointment]:
        known = [each for each in appointments if not self.on or each.tenure.answer(self.on) in POSSIBLE]
        return sorted(known, key=self.distance)

    def is_recorded(self, appointment: Appointment) -> bool:
        return bool(self.recorded([appointment]))

    def distance(self, appointment: Appointment) -> int:
        """Days between the day and the nearest that is known."""
        tenure, on = appointment.tenure, self.on.start() if self.on else None
        recorded = [date.start() for date in (tenure.started, tenure.ended) if date]
        known = [day for day in (*recorded, tenure.first, tenure.last) if day]
        return min((abs((day - on).days) for day in known if on), default=0)

    @cached_property
    def by_post(self) -> dict[int, list[Appointment]]:
        found: dict[int, list[Appointment]] = defaultdict(list)
        for each in self.appointments:
            found[each.post_id].append(each)
        return found

    @cached_property
    def by_official(self) -> dict[int, list[Appointment]]:
        found: dict[int, list[Appointment]] = defaultdict(list)
        for each in self.appointments:
            found[each.official_id].append(each)
        return found


def incumbents(posts: Collection[int], officials: Collection[int], on: PartialDate | None) -> Incumbents:
    """One query."""
    rows = Appointment.objects.with_sources().by_protocol().select_related("official", "post__organization")
    found = rows.filter(Q(post__in=posts) | Q(official__in=officials)) if posts or officials else rows.none()
    return Incumbents(list(found.defer("official__summary", "post__organization__summary")), on)
