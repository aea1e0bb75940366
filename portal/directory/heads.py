"""Who leads an organization on a day: whoever holds the first of its posts, in a sentence."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from django.db.models import OuterRef, Subquery
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from portal.directory import marks, wording
from portal.directory.days import AskedDay
from portal.directory.models import Appointment, Post
from portal.directory.tenure import Answer
from portal.directory.vacancies import vacancy


def heads(organizations: Collection[int], asked: AskedDay) -> dict[int, SafeString]:
    """By organization, for those of which a leader was ever recorded. One query."""
    first = Post.objects.filter(organization=OuterRef("post__organization")).order_by("rank").values("rank")[:1]
    rows = Appointment.objects.public().with_days().by_protocol().select_related("official", "post__organization")
    leading = rows.filter(post__organization__in=organizations, post__rank=Subquery(first))
    by_organization: dict[int, list[Appointment]] = defaultdict(list)
    for appointment in leading.defer("official__summary", "post__organization__summary"):
        by_organization[appointment.post.organization_id].append(appointment)
    return {number: head(appointments, asked) for number, appointments in by_organization.items()}


def head(appointments: Sequence[Appointment], asked: AskedDay) -> SafeString:
    """By the best answer; among several people of whom nothing is known for the day, who was recorded last."""

    def nearness(appointment: Appointment) -> tuple[int, int, int]:
        latest = appointment.tenure.latest
        return appointment.tenure.answer(asked.on).value, appointment.post.rank, -latest.toordinal() if latest else 0

    best = min(appointments, key=nearness)
    answer, person = best.tenure.answer(asked.on), wording.links([best.official])
    if answer == Answer.RECORDED:
        return format_html("{}: {}", best.title, person)
    if best.post.seats == 1 and (empty := vacancy([each for each in appointments if each.post == best.post], asked)):
        return format_html(_("{post}: vacant since {day}"), post=best.post.label, day=wording.time(empty.since))
    if answer in (Answer.CLOSED, Answer.ENDED):
        return format_html("{}: {}", best.title, marks.unknown(Answer.UNKNOWN, asked).lower())
    words = {"unknown": marks.unknown(answer, asked).lower(), "nearest": wording.nearest(best.tenure, asked.on)}
    return format_html(_("{post}: {unknown}. {nearest}: {person}"), post=best.title, person=person, **words)
