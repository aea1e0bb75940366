"""The table of the workflow: each step, the states it starts from, the state it leads to, and what it asks for.

Who may take a step is said in `news.policy`; steps are taken by `news.workflow.transition` only. A state is that of
the working copy. What readers have is said by editions, so that "scheduled" is no state: see `news.standing`.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from news import effects
from news.effects import Order
from news.models import Article, Verb

State = Article.State
EVERY = frozenset(State)
DECIDED = frozenset({State.APPROVED, State.PUBLISHED, State.WITHDRAWN})


@dataclass(frozen=True)
class Situation:
    """What readers have of a story, and whether a second reader is still owed."""

    is_public: bool
    is_scheduled: bool
    is_uncleared: bool

    @classmethod
    def of(cls, article: Article) -> "Situation":
        now = timezone.now()
        begun = [start <= now for start in article.editions.current(now).values_list("public_from", flat=True)]
        return cls(any(begun), not all(begun), article.transitions.uncleared().exists())


@dataclass(frozen=True)
class Step:
    """A line of the table. `becomes` is None where the state stays as it is.

    `when` names what must be the case besides, and what is said where it is not.
    """

    verb: Verb
    label: Any
    sources: frozenset[State]
    becomes: State | None
    needs_reason: bool = False
    needs_note: bool = False
    needs_time: bool = False
    is_button: bool = True
    when: str = ""
    unmet: Any = ""
    effect: Callable[[Article, Order], datetime.datetime | None] = effects.keep

    def starts_from(self, state: str) -> bool:
        return state in self.sources

    def is_open(self, situation: Situation) -> bool:
        return not self.when or getattr(situation, self.when)


# In the order of the buttons.
STEPS = [
    Step(Verb.SUBMIT, _("Submit"), frozenset({State.DRAFT, State.RETURNED}), State.SUBMITTED),
    Step(Verb.RECALL, _("Take back"), frozenset({State.SUBMITTED}), State.DRAFT),
    Step(Verb.APPROVE, _("Approve"), frozenset({State.SUBMITTED}), State.APPROVED, effect=effects.approve),
    Step(
        Verb.RETURN,
        _("Send back"),
        frozenset({State.SUBMITTED, State.APPROVED}),
        State.RETURNED,
        needs_reason=True,
    ),
    Step(Verb.PUBLISH, _("Publish"), EVERY, State.PUBLISHED, effect=effects.publish),
    Step(Verb.SCHEDULE, _("Schedule"), EVERY, State.PUBLISHED, needs_time=True, effect=effects.schedule),
    Step(
        Verb.CORRECT,
        _("Publish with a correction"),
        EVERY,
        State.PUBLISHED,
        needs_note=True,
        when="is_public",
        unmet=_("Readers do not have this story."),
        effect=effects.correct,
    ),
    Step(
        Verb.EMERGENCY,
        _("Publish without a second reader"),
        EVERY,
        State.PUBLISHED,
        needs_reason=True,
        effect=effects.publish,
    ),
    Step(
        Verb.CLEAR,
        _("Clear as second reader"),
        EVERY,
        None,
        when="is_uncleared",
        unmet=_("This story waits for no second reader."),
    ),
    Step(
        Verb.UNSCHEDULE,
        _("Cancel what is scheduled"),
        frozenset({State.PUBLISHED}),
        State.APPROVED,
        when="is_scheduled",
        unmet=_("Nothing of this story is scheduled."),
        effect=effects.unschedule,
    ),
    Step(
        Verb.UNSCHEDULE,
        _("Cancel what is scheduled"),
        # Beneath a working copy that has been changed since, and keeps its state.
        EVERY - {State.PUBLISHED},
        None,
        when="is_scheduled",
        unmet=_("Nothing of this story is scheduled."),
        effect=effects.unschedule,
    ),
    Step(
        Verb.WITHDRAW,
        _("Withdraw from readers"),
        EVERY,
        State.WITHDRAWN,
        needs_reason=True,
        needs_note=True,
        when="is_public",
        unmet=_("Readers do not have this story."),
        effect=effects.withdraw,
    ),
    # Nobody asks for it: a change saved over what was decided has to be decided again.
    Step(Verb.REVISE, _("Change"), frozenset({State.APPROVED}), State.SUBMITTED, is_button=False),
    Step(Verb.REVISE, _("Change"), frozenset({State.PUBLISHED, State.WITHDRAWN}), State.DRAFT, is_button=False),
]
