"""Each thing that is done to many stories, for one of them, and how it is undone."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import reversion
from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.forms import SplitDateTimeField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news import policy, workflow
from news.effects import Refused
from news.models import Article, Category, Keyword, Verb
from news.workflow import NOTE_LENGTH


@dataclass(frozen=True)
class Before:
    """What undoing one story needs to know."""

    article: int
    values: dict[str, Any] = field(default_factory=dict)

    def kept(self) -> dict[str, Any]:
        return {"article": self.article, **self.values}


class MoveForm(forms.Form):
    section = forms.ModelChoiceField(Category.objects.all(), label=gettext_lazy("Section"))


class KeywordsForm(forms.Form):
    keywords = forms.ModelMultipleChoiceField(
        Keyword.objects.filter(merged_into=None), label=gettext_lazy("Keywords to add")
    )


class ScheduleForm(forms.Form):
    at = SplitDateTimeField(label=gettext_lazy("Goes public on"), help_text=gettext_lazy("2026-01-31 and 07:30, UTC+7"))


class WithdrawForm(forms.Form):
    reason = forms.CharField(max_length=1000, label=gettext_lazy("Reason, for the newsroom"))
    note = forms.CharField(max_length=NOTE_LENGTH, label=gettext_lazy("Note, for readers"))


def move(article: Article, user: User, given: dict[str, Any]) -> Before:
    before = Before(article.pk, {"from": article.section_id, "to": given["section"].pk})
    put_into(article, user, given["section"].pk)
    return before


def move_back(article: Article, user: User, kept: dict[str, Any]) -> None:
    refuse_changed(article.section_id == kept["to"])
    put_into(article, user, kept["from"])


def put_into(article: Article, user: User, section: int | None) -> None:
    def change() -> None:
        article.section_id = section

    save_change(article, user, change, _("Moved to another section"))


def add_keywords(article: Article, user: User, given: dict[str, Any]) -> Before:
    known = set(article.keywords.values_list("pk", flat=True))
    added = [word.pk for word in given["keywords"] if word.pk not in known]
    if added:
        save_change(article, user, lambda: article.keywords.add(*added), _("Keywords added"))
    return Before(article.pk, {"added": added})


def take_keywords(article: Article, user: User, kept: dict[str, Any]) -> None:
    save_change(article, user, lambda: article.keywords.remove(*kept["added"]), _("Keywords taken back"))


def save_change(article: Article, user: User, change: Callable[[], None], comment: str) -> None:
    """A version; what readers have as it stood follows at once where its change is this person's to publish."""
    if not policy.may(user, "change", article):
        raise PermissionDenied
    was_published = article.state == Article.State.PUBLISHED and article.editions.public().exists()
    with reversion.create_revision():
        reversion.set_user(user)
        reversion.set_comment(comment)
        change()
        article.changed_by = user
        article.save()
        workflow.revise(article, user)
    if was_published and policy.may(user, Verb.PUBLISH, article):
        workflow.transition(article, Verb.PUBLISH, by=user, minor=True)


def schedule(article: Article, user: User, given: dict[str, Any]) -> Before:
    workflow.transition(article, Verb.SCHEDULE, by=user, at=given["at"])
    return Before(article.pk)


def unschedule(article: Article, user: User, kept: dict[str, Any]) -> None:
    workflow.transition(article, Verb.UNSCHEDULE, by=user)


def withdraw(article: Article, user: User, given: dict[str, Any]) -> Before:
    was_published = article.state == Article.State.PUBLISHED
    workflow.transition(article, Verb.WITHDRAW, by=user, reason=given["reason"], note=given["note"])
    return Before(article.pk, {"was_published": was_published})


def publish_again(article: Article, user: User, kept: dict[str, Any]) -> None:
    """Only what readers had: a draft that lay over it is nobody's to publish unseen."""
    refuse_changed(article.state == Article.State.WITHDRAWN and kept["was_published"])
    workflow.transition(article, Verb.PUBLISH, by=user, minor=True)


def refuse_changed(is_unchanged: bool) -> None:
    if not is_unchanged:
        raise Refused(_("it was changed since."))


FORMS: dict[str, type[forms.Form]] = {
    "move": MoveForm,
    "add_keywords": KeywordsForm,
    "schedule": ScheduleForm,
    "withdraw": WithdrawForm,
}
WORK = {"move": move, "add_keywords": add_keywords, "schedule": schedule, "withdraw": withdraw}
UNDOING = {"move": move_back, "add_keywords": take_keywords, "schedule": unschedule, "withdraw": publish_again}
