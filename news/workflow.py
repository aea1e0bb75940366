"""What becomes of a story. Every button, bulk action, command and test takes its steps through `transition`."""

import datetime

import reversion
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from news import policy
from news.effects import Order, Refused
from news.models import Article, Transition, Verb
from news.publishing import NotPublishable
from news.steps import DECIDED, STEPS, Situation, Step
from news.versions.newest import newest_number, newest_version, overtaken_by
from portal.accounts import audit
from portal.caching.version import changing

__all__ = ["NOTE_LENGTH", "Refused", "allowed", "revise", "transition"]
NOTE_LENGTH = 500


def allowed(user: User, article: Article) -> list[Step]:
    """The steps that somebody may take with the story now, in the order of the table: what buttons show."""
    if article.pk is None:
        return []
    situation = Situation.of(article)
    steps = [step for step in STEPS if step.is_button and step.starts_from(article.state) and step.is_open(situation)]
    verbs = policy.verbs_of(user, article)
    return [step for step in steps if step.verb in verbs]


def transition(
    article: Article,
    verb: str,
    *,
    by: User,
    reason: str = "",
    note: str = "",
    at: datetime.datetime | None = None,
    minor: bool = False,
    version: str | None = None,
) -> Transition:
    """Takes the step, all of it or nothing, and brings `article` up to date.

    Given a `version`, it is refused when somebody has saved another since. Raises PermissionDenied for who may not,
    Refused with a sentence for what cannot be.
    """
    order = Order(by, reason.strip(), note.strip(), at, minor, version)
    try:
        # The revision inside: its versions are written when it ends, and have to be of this transaction.
        with changing(), reversion.create_revision():
            done = decide(Article.objects.select_for_update().get(pk=article.pk), verb, order)
    except Refused:
        if reversion.is_active():
            # A revision around this one would keep the article as it was just before it was refused.
            reversion.add_to_revision(Article.objects.get(pk=article.pk))
        raise
    article.refresh_from_db()
    return done


def revise(article: Article, by: User) -> Transition | None:
    """After a change was saved: what was approved or published is so no longer. None where nothing was decided."""
    return transition(article, Verb.REVISE, by=by) if article.state in DECIDED else None


def decide(article: Article, verb: str, order: Order) -> Transition:
    if not policy.may(order.by, verb, article):
        raise PermissionDenied
    refuse_overtaken(article, order)
    step = step_from(article, verb)
    refuse_incomplete(step, order)
    return take(step, article, order)


def refuse_overtaken(article: Article, order: Order) -> None:
    if order.version is not None and order.version != newest_number(article):
        raise Refused(overtaken_by(newest_version(article)))


def step_from(article: Article, verb: str) -> Step:
    """The line of the table that holds for the story as it is. Raises Refused."""
    step = next((step for step in STEPS if step.verb == verb and step.starts_from(article.state)), None)
    if step is None:
        raise Refused(_("This story is %(state)s: that cannot be done.") % {"state": article.get_state_display()})
    if not step.is_open(Situation.of(article)):
        raise Refused(str(step.unmet))
    return step


def refuse_incomplete(step: Step, order: Order) -> None:
    if step.needs_reason and not order.reason:
        raise Refused(_("Give a reason: whoever works on the story will read it."))
    if step.needs_note and not order.note:
        raise Refused(_("Write a note for readers."))
    if len(order.note) > NOTE_LENGTH:
        raise Refused(_("The note for readers has more than %d characters.") % NOTE_LENGTH)
    if step.needs_time and order.at is None:
        raise Refused(_("Choose a time."))


def take(step: Step, article: Article, order: Order) -> Transition:
    before = article.state
    article.state, article.changed_by = step.becomes or before, order.by
    reversion.set_user(order.by)
    reversion.set_comment(": ".join(filter(None, [str(step.label), order.reason])))
    try:
        takes_effect_at = step.effect(article, order)
    except NotPublishable as refusal:
        raise Refused(str(refusal)) from refusal
    audit.record(f"story.{step.verb}", article, by=order.by, why=order.reason, details=order.note)
    return Transition.objects.create(
        article=article,
        verb=step.verb,
        from_state=before,
        to_state=article.state,
        by=order.by,
        takes_effect_at=takes_effect_at,
        reason=order.reason,
        note=order.note,
        minor=order.minor,
    )
