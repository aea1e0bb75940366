"""Where a story stands on its way to readers, for the strip at the head of the panel beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news import policy
from news.models import Article, Verb
from news.standing import Standing

WAY = [Standing.DRAFT, Standing.SUBMITTED, Standing.APPROVED, Standing.PUBLISHED]
# What stands in the place of another stage.
INSTEAD = {
    Standing.RETURNED: Standing.DRAFT,
    Standing.SCHEDULED: Standing.PUBLISHED,
    Standing.WITHDRAWN: Standing.PUBLISHED,
}
TOLD: dict[str, Any] = {
    Verb.SUBMIT: gettext_lazy("%(who)s submitted it, %(when)s."),
    Verb.RECALL: gettext_lazy("%(who)s took it back, %(when)s."),
    Verb.APPROVE: gettext_lazy("%(who)s approved it, %(when)s."),
    Verb.RETURN: gettext_lazy("%(who)s sent it back, %(when)s."),
    Verb.PUBLISH: gettext_lazy("%(who)s published it, %(when)s."),
    Verb.SCHEDULE: gettext_lazy("%(who)s scheduled it, %(when)s."),
    Verb.CORRECT: gettext_lazy("%(who)s published a correction, %(when)s."),
    Verb.EMERGENCY: gettext_lazy("%(who)s published it without a second reader, %(when)s."),
    Verb.CLEAR: gettext_lazy("%(who)s read it as the second reader, %(when)s."),
    Verb.UNSCHEDULE: gettext_lazy("%(who)s canceled what was scheduled, %(when)s."),
    Verb.WITHDRAW: gettext_lazy("%(who)s withdrew it, %(when)s."),
    Verb.REVISE: gettext_lazy("%(who)s changed it, %(when)s: it has to be decided again."),
}


@dataclass(frozen=True)
class Stage:
    words: str
    is_done: bool
    is_current: bool


@dataclass(frozen=True)
class Way:
    """`last` says who did what last, `reason` why; `advice` why a button that one may expect is not there."""

    stages: list[Stage]
    last: str = ""
    reason: str = ""
    advice: str = ""


def way_of(user: User, article: Article, standing: Standing, verbs: set[str]) -> Way:
    """One query."""
    done = article.transitions.select_related("by").first()
    advice = _("It is your own text: somebody else approves it.") if waits_for_another(user, article, verbs) else ""
    if done is None:
        return Way(list(stages(standing)), advice=advice)
    at = date_format(timezone.localtime(done.at), "SHORT_DATETIME_FORMAT")
    words = {"who": done.by.get_full_name() or done.by.get_username(), "when": at}
    return Way(list(stages(standing)), TOLD[done.verb] % words, done.reason, advice)


def stages(standing: Standing) -> Iterator[Stage]:
    here = WAY.index(INSTEAD.get(standing, standing))
    for number, stage in enumerate(WAY):
        words = standing.label if number == here else stage.label
        yield Stage(str(capfirst(words)), number < here, number == here)


def waits_for_another(user: User, article: Article, verbs: set[str]) -> bool:
    return article.state == Article.State.SUBMITTED and user.has_perm(policy.APPROVE) and Verb.APPROVE not in verbs
