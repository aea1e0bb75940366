"""The leaders named on the front page."""

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from portal.caching.boundaries import next_boundary
from portal.caching.memo import by_version
from portal.directory import wording
from portal.directory.models import Appointment, Attestation
from portal.directory.tenure import Answer, is_past
from portal.texts.dates import PartialDate

# Who was last recorded longer ago than that before the newest record is no news.
RECENT = datetime.timedelta(days=365)
AT_MOST = 200


@dataclass(frozen=True)
class Leader:
    name: str
    path: str
    note: str


def leaders(n: int) -> list[Leader]:
    """By protocol of organization and post, among the people recorded most recently."""
    return leaders_on(timezone.localdate(), n, translation.get_language() or "")


@by_version(until=next_boundary)
def leaders_on(today: datetime.date, n: int, language: str) -> list[Leader]:
    attested = Attestation.objects.public().order_by("-attested_on").values_list("attested_on", flat=True)
    newest = attested.first() or today
    by_story = Q(last_on__gte=newest - RECENT)
    by_record = Q(Q(ended_on=None) | Q(ended_on__gt=newest), started_on__lte=newest)
    rows = Appointment.objects.public().with_days().filter(by_story | by_record).by_protocol()
    recent = list(rows.select_related("official", "post__organization")[:AT_MOST])
    people: dict[int, Leader] = {}
    for appointment in in_their_seats(recent, PartialDate(newest)):
        people.setdefault(appointment.official_id, leader(appointment, PartialDate(today)))
    return list(people.values())[:n]


def in_their_seats(appointments: Sequence[Appointment], on: PartialDate) -> list[Appointment]:
    """No more to a post than it has seats: those recorded last, as long as no record says that they had left it."""
    taken: Counter[int] = Counter()
    seated: set[int] = set()
    for each in sorted(appointments, key=lambda each: each.tenure.latest or datetime.date.min, reverse=True):
        holds = each.tenure.answer(on) in (Answer.RECORDED, Answer.UNKNOWN)
        if holds and (not each.post.seats or taken[each.post_id] < each.post.seats):
            taken[each.post_id] += 1
            seated.add(each.pk)
    return [each for each in appointments if each.pk in seated]


def leader(appointment: Appointment, today: PartialDate) -> Leader:
    """The note says since when nothing is known, lest the post be taken for that of today."""
    note, tenure = appointment.label, appointment.tenure
    end = tenure.ended or tenure.closed
    if end and is_past(end, today):
        note = f"{note}, {wording.later(end)}"
    elif tenure.answer(today) != Answer.RECORDED and tenure.last:
        note = _("%(post)s, recorded %(day)s") % {"post": note, "day": PartialDate(tenure.last).label()}
    return Leader(appointment.official.label, appointment.official.get_absolute_url(), note)
