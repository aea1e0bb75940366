"""The directory of officials: who held which post in which organization on a day, page by page.

A person stands once in each organization in which they hold or held a post. How many that are depends on no day, so
that pages are counted for all of them, and days are asked only for the organizations that stand on the page.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from django.utils.translation import gettext as _

from portal.directory.lines import Line, Place, appointments_of, line, places_of
from portal.directory.models import Organization
from portal.directory.questions import Question, counted
from portal.directory.tenure import Answer

PER_PAGE = 60


class NoSuchPage(Exception):
    """The directory has no page of that number."""


@dataclass(frozen=True)
class Span:
    """A stretch of the lines of one organization; none stands for people without a recorded post."""

    organization: int | None
    start: int
    end: int


@dataclass(frozen=True)
class Group:
    """`n` are recorded for the day in all, on this page or not."""

    organization: Organization | None
    lines: Sequence[Line]
    n: int
    is_continued: bool

    @property
    def current(self) -> list[Line]:
        return [line for line in self.lines if line.is_current]

    @property
    def others(self) -> list[Line]:
        return [line for line in self.lines if not line.is_current]

    @property
    def summary(self) -> str:
        """What the folded lines are. Nobody is called former without a record of the end."""
        n, answers = {"n": len(self.others)}, {line.answer for line in self.others}
        if answers == {Answer.ENDED}:
            return _("Former, %(n)d") % n
        if answers == {Answer.CLOSED}:
            return _("Until the organization ended, %(n)d") % n
        if Answer.ENDED in answers:
            return _("Former, or recorded on other days, %(n)d") % n
        return _("Recorded on other days, %(n)d") % n


@dataclass(frozen=True)
class Roll:
    groups: list[Group]
    total: int

    @property
    def pages(self) -> int:
        return max(1, ceil(self.total / PER_PAGE))


def roll(question: Question, number: int) -> Roll:
    """Raises NoSuchPage beyond the last page; the first page of an empty directory exists."""
    counts = [*counted(question), (None, question.without_post().count())]
    total = sum(n for _organization, n in counts)
    if number > 1 and (number - 1) * PER_PAGE >= total:
        raise NoSuchPage(number)
    spans = list(spans_of(counts, (number - 1) * PER_PAGE, number * PER_PAGE))
    asked_for = question.appointments().filter(post__organization__in=[each.organization for each in spans])
    places = places_of(asked_for, question.asked)
    return Roll(list(groups(spans, places, question)), total)


def spans_of(counts: Iterable[tuple[int | None, int]], start: int, end: int) -> Iterator[Span]:
    passed = 0
    for organization, n in counts:
        first, last = max(start - passed, 0), min(end - passed, n)
        if first < last:
            yield Span(organization, first, last)
        passed += n


def groups(spans: Sequence[Span], places: dict[int, list[Place]], question: Question) -> Iterator[Group]:
    shown = {span: places[span.organization][span.start : span.end] for span in spans if span.organization}
    appointments = appointments_of(place for stretch in shown.values() for place in stretch)
    for span, stretch in shown.items():
        organization = appointments[stretch[0].appointments[0]].post.organization
        n = sum(place.answer == Answer.RECORDED for place in places[organization.pk])
        lines = [line(place, appointments, question.asked) for place in stretch]
        yield Group(organization, lines, n, span.start > 0)
    for span in spans:
        if span.organization is None:
            officials = question.without_post()[span.start : span.end]
            yield Group(None, [Line(official, Answer.UNKNOWN) for official in officials], 0, span.start > 0)
