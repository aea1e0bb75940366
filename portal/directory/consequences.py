"""What a change of organizations brings with it, in full, before anything is done.

The steps that are shown are the steps that are carried out: `enactment` does the acts of each and nothing else.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import Model, Q, QuerySet
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal.directory import wording
from portal.directory.models import Appointment, Move, Organization, OrganizationChange, Post
from portal.texts.dates import DatePrecision, PartialDate

Kind = OrganizationChange.Kind


class Concerns(models.TextChoices):
    BODIES = "bodies", gettext_lazy("Organizations")
    POSTS = "posts", gettext_lazy("Posts")
    PEOPLE = "people", gettext_lazy("Appointments")
    BELOW = "below", gettext_lazy("Organizations below")
    ADDRESSES = "addresses", gettext_lazy("Addresses")
    STORIES = "stories", gettext_lazy("Stories")


@dataclass(frozen=True)
class Act:
    """A row that is new is made; any other gets the values."""

    row: Model
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Step:
    """One line of the list. Without acts it is told only: nothing has to be done for it."""

    concerns: Concerns
    what: str
    before: str
    after: str
    acts: Sequence[Act] = ()


class Consequences:
    """Of one change, as the register is now."""

    def __init__(self, change: OrganizationChange) -> None:
        self.change = change
        self.day = PartialDate(change.effective_on)
        self.predecessors = list(change.predecessors.all())
        self.successors = list(change.successors.all())
        self.new_posts: dict[tuple[int, str], Post] = {}

    def steps(self) -> list[Step]:
        found = [*self.endings(), *self.beginnings(), *self.posts(), *self.appointments()]
        return [*found, *self.moves(), *self.addresses(), *self.stories()]

    @cached_property
    def ending(self) -> list[Organization]:
        return self.predecessors if self.change.ends_its_predecessors else []

    @cached_property
    def heir(self) -> Organization | None:
        """Where all of it goes, when there is only one."""
        return self.successors[0] if len(self.successors) == 1 else None

    @property
    def heirs(self) -> str:
        return ", ".join(each.label for each in self.successors)

    # Bodies

    def endings(self) -> Iterator[Step]:
        for body in self.ending:
            end = {"dissolution_on": self.change.effective_on, "dissolution_precision": DatePrecision.DAY.value}
            before = wording.ended(body.tenure.ended) if body.tenure.ended else _("stands")
            yield Step(Concerns.BODIES, body.label, before, wording.ended(self.day), [Act(body, end)])

    def beginnings(self) -> Iterator[Step]:
        """Told only: since when a body stands is its own record, which the day of a change is no proof of."""
        for body in self.successors:
            began = body.tenure.started
            since = _("stands since %(day)s") % {"day": began} if began else _("stands, nobody recorded since when")
            yield Step(Concerns.BODIES, body.label, since, _("takes over"))

    # Posts, and who holds them

    @cached_property
    def transfers(self) -> dict[int, Organization]:
        """By post. Under another name all of them go on; else those that are named."""
        named = {each.post_id: each.organization for each in self.change.transfers.select_related("organization")}
        if self.change.kind != Kind.RENAMED or self.heir is None:
            return named
        return {post.pk: self.heir for post in Post.objects.filter(organization__in=self.predecessors)} | named

    def posts(self) -> Iterator[Step]:
        concerned = Q(organization__in=self.ending) | Q(pk__in=self.transfers)
        for post in Post.objects.filter(concerned).select_related("organization"):
            to = self.transfers.get(post.pk)
            if to is None:
                yield Step(Concerns.POSTS, str(post), "", _("ends"))
                continue
            goes_on = self.post_in(to, post)
            after = _("goes on in %(organization)s") % {"organization": to.label}
            yield Step(Concerns.POSTS, str(post), "", after, [] if goes_on.pk else [Act(goes_on)])

    def post_in(self, organization: Organization, post: Post) -> Post:
        """Of the same title, there already or made alike."""
        key = organization.pk, post.title
        if key not in self.new_posts:
            alike = {"native_title": post.native_title, "rank": post.rank, "seats": post.seats}
            known = Post.objects.filter(organization=organization, title=post.title).first()
            self.new_posts[key] = known or Post(organization=organization, title=post.title, **alike)
        return self.new_posts[key]

    def open_appointments(self) -> "QuerySet[Appointment]":
        still_held = Q(ended_on=None) | Q(ended_on__gt=self.change.effective_on)
        concerned = Q(post__organization__in=self.ending) | Q(post__in=self.transfers)
        rows = Appointment.objects.filter(still_held, concerned).with_days()
        return rows.select_related("official", "post__organization").by_protocol()

    def appointments(self) -> Iterator[Step]:
        for held in self.open_appointments():
            known = strip_tags(wording.period(held.tenure))
            if held.started_on is None:
                # Nobody recorded that they held it until that day, and nothing here invents it.
                yield Step(Concerns.PEOPLE, str(held), known, _("ends with the body; nobody recorded until when"))
                continue
            end = {"ended_on": self.change.effective_on, "ended_precision": DatePrecision.DAY.value}
            acts, after = [Act(held, end)], _("until %(day)s") % {"day": self.day}
            if to := self.transfers.get(held.post_id):
                acts.append(Act(self.going_on(held, to)))
                after = _("%(end)s, then in %(organization)s") % {"end": after, "organization": to.label}
            yield Step(Concerns.PEOPLE, str(held), known, after, acts)

    def going_on(self, held: Appointment, organization: Organization) -> Appointment:
        return Appointment(
            official=held.official,
            post=self.post_in(organization, held.post),
            seat=held.seat,
            acting=held.acting,
            started_on=self.change.effective_on,
            started_precision=DatePrecision.DAY,
            source=self.change.legal_basis,
        )

    # What stands below

    def children(self) -> "QuerySet[Organization]":
        """Those that are left standing when the body above them ends."""
        standing = Q(dissolution_on=None) | Q(dissolution_on__gt=self.change.effective_on)
        of_ending = Organization.objects.filter(standing, parent__in=self.ending)
        return of_ending.exclude(pk__in=[each.pk for each in self.ending])

    def moves(self) -> Iterator[Step]:
        named = list(self.change.moves.select_related("organization__parent", "parent"))
        for move in named:
            yield self.step_of(move, move.organization, [Act(move, {"former_parent": move.organization.parent})])
        if self.heir is None:
            return
        for child in self.children().exclude(pk__in=[move.organization_id for move in named]).select_related("parent"):
            if child == self.heir:
                continue
            move = Move(change=self.change, organization=child, former_parent=child.parent, parent=self.heir)
            yield self.step_of(move, child, [Act(move)])

    def step_of(self, move: Move, child: Organization, acts: list[Act]) -> Step:
        before, after = (each.label if each else _("stands on its own") for each in (child.parent, move.parent))
        return Step(Concerns.BELOW, child.label, before, after, [*acts, Act(child, {"parent": move.parent})])

    # What readers meet

    def addresses(self) -> Iterator[Step]:
        for body in self.ending:
            after = _("stays, and leads on to %(bodies)s") if self.successors else _("stays, and says that it ended")
            yield Step(Concerns.ADDRESSES, body.address, "", after % {"bodies": self.heirs})

    def stories(self) -> Iterator[Step]:
        for body in self.ending:
            n = body.mentions.values("article").distinct().count()
            if n:
                told = _("marked: now part of %(bodies)s") if self.successors else _("marked: it stands no more")
                named = ngettext("%(n)d story that names it", "%(n)d stories that name it", n) % {"n": n}
                yield Step(Concerns.STORIES, body.label, named, told % {"bodies": self.heirs})
