"""What waits for somebody: texts to approve, what was sent back, publications to read, remarks to answer."""

import datetime
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.contrib.auth.models import User
from django.db.models import (
    CharField,
    Count,
    DateTimeField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    Window,
)
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from news.models import Article, Category, Remark, Transition
from news.policy import APPROVE, own_text_of, visible_to

SHOWN = 8
State = Article.State


class Kind(Enum):
    """What is to be done: its mark, its words, and those of its button."""

    APPROVE = ("submitted", _("To approve"), _("Read"))
    CLEAR = ("second", _("Second reader"), _("Clear"))
    RETURNED = ("returned", _("Sent back to you"), _("Continue"))
    REMARK = ("remarked", _("Remark"), _("Answer"))

    def __init__(self, mark: str, words: Any, button: Any) -> None:
        self.mark, self.words, self.button = mark, words, button


@dataclass(frozen=True)
class Task:
    kind: Kind
    article: int
    title: str
    language: str
    section: Category | str | None
    who: str
    at: datetime.datetime | None
    note: str = ""
    part: str = ""


@dataclass(frozen=True)
class Tasks:
    """`n` counts those too that are not shown."""

    shown: list[Task]
    n: int
    uncleared: int


def tasks_of(user: User) -> Tasks:
    """Two queries, however much there is."""
    told = [Told(Kind[name], *rest).task() for name, *rest in to_clear(user).union(to_answer(user), all=True)]
    waiting: list[Any] = list(deciding(user)[:SHOWN])
    rest = sorted(told, key=lambda task: (task.at is None, task.at))
    shown = [*map(to_decide, waiting), *first(rest, Kind.CLEAR), *first(rest, Kind.REMARK)]
    n = (waiting[0].n if waiting else 0) + len(told)
    uncleared = sum(task.kind is Kind.CLEAR for task in told)
    return Tasks(sorted(shown, key=lambda task: ORDER.index(task.kind)), n, uncleared)


def first(tasks: list[Task], kind: Kind) -> list[Task]:
    return [task for task in tasks if task.kind is kind][:SHOWN]


ORDER = [Kind.APPROVE, Kind.CLEAR, Kind.RETURNED, Kind.REMARK]


def deciding(user: User) -> QuerySet[Article]:
    """Submitted by others, for who may approve; sent back, to whose text it is. The oldest wait longest."""
    own = own_text_of(user)
    wanted = Q(own, state=State.RETURNED)
    if user.has_perm(APPROVE):
        wanted |= Q(~own, state=State.SUBMITTED)
    # Both states first, by their index: most stories are in neither.
    found = visible_to(user).filter(wanted, state__in=[State.SUBMITTED, State.RETURNED])
    last = Transition.objects.filter(article=OuterRef("pk"), to_state=OuterRef("state")).order_by("-pk")
    return (
        found.select_related("section")
        .defer("body")
        .annotate(
            by=Subquery(last.values("by__username")[:1], output_field=CharField()),
            at=Subquery(last.values("at")[:1], output_field=DateTimeField()),
            reason=Subquery(last.values("reason")[:1], output_field=CharField()),
            n=Window(Count("*")),
        )
        .order_by(F("at").asc(nulls_last=True), "pk")
    )


def to_clear(user: User) -> QuerySet[Transition, Any]:
    """Published without a second reader, whom this one could be."""
    if not user.has_perm(APPROVE):
        return told(Transition.objects.none(), Kind.CLEAR, "by__username", "at", Value(""))
    reached = visible_to(user).filter(pk=OuterRef("article"))
    own = Article.objects.filter(own_text_of(user), pk=OuterRef("article"))
    rows = Transition.objects.uncleared().filter(Exists(reached), ~Exists(own)).exclude(by=user)
    return told(rows, Kind.CLEAR, "by__username", Coalesce("takes_effect_at", "at"), Value(""))


def to_answer(user: User) -> QuerySet[Remark, Any]:
    """Not settled, with another's last word: on one's own text, or where one has spoken before."""
    talk = Remark.objects.filter(Q(pk=OuterRef("pk")) | Q(thread=OuterRef("pk"))).order_by("-pk")
    reached = visible_to(user).filter(pk=OuterRef("article"))
    concerned = Exists(reached.filter(own_text_of(user))) | Exists(talk.filter(author=user))
    rows = Remark.objects.unsettled().filter(concerned, Exists(reached), ~Q(Exact(last(talk, "author"), user.pk)))
    return told(rows, Kind.REMARK, last(talk, "author__username"), last(talk, "made_at"), last(talk, "text"))


def last(talk: QuerySet[Remark], field: str) -> Subquery:
    return Subquery(talk.values(field)[:1])


def told(rows: QuerySet[Any], kind: Kind, *who_when_what: Any) -> QuerySet[Any, Any]:
    """Of two kinds of rows the same columns, to be asked for at once."""
    story = [f"article__{name}" for name in ("id", "headline", "lead", "language", "section__name")]
    return rows.order_by().values_list(Value(kind.name), *story, *who_when_what)


@dataclass(frozen=True)
class Told:
    kind: Kind
    article: int
    headline: str
    lead: str
    language: str
    section: str | None
    who: str
    at: datetime.datetime
    note: str

    def task(self) -> Task:
        title = str(Article(headline=self.headline, lead=self.lead))
        part = "remarks" if self.kind is Kind.REMARK else ""
        return Task(self.kind, self.article, title, self.language, self.section, self.who, self.at, self.note, part)


def to_decide(article: Any) -> Task:
    kind = Kind.APPROVE if article.state == State.SUBMITTED else Kind.RETURNED
    note = article.reason if kind is Kind.RETURNED else ""
    return Task(
        kind, article.pk, str(article), article.language, article.section, article.by or "", article.at, note or ""
    )
