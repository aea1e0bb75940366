"""What the steps of the workflow do beside moving a story from state to state. Called by `news.workflow` only.

Each saves the article once everything that can be refused has been, and gives back when readers get it.
"""

import datetime
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _

from news import publishing
from news.checks import stops
from news.models import Article, Correction, Withdrawal


class Refused(Exception):
    """The step cannot be taken as things are; the message tells an editor why. Nothing has changed."""


@dataclass(frozen=True)
class Order:
    """What was asked for with a step. `at` is when readers are to get it; `version` the newest the asker had seen."""

    by: User
    reason: str = ""
    note: str = ""
    at: datetime.datetime | None = None
    minor: bool = False
    version: str | None = None


def keep(article: Article, order: Order) -> None:
    article.save()


def approve(article: Article, order: Order) -> None:
    refuse_unfit(article)
    article.save()


def publish(article: Article, order: Order) -> datetime.datetime:
    """Now, or on the day of publication when it lies ahead; a story without a date is of today."""
    refuse_unfit(article)
    if not (article.published_at or article.lead_only):
        article.published_at = timezone.now()
    article.save()
    return publishing.publish(article, minor=order.minor).public_from


def correct(article: Article, order: Order) -> datetime.datetime:
    refuse_unfit(article)
    # First: the edition that is published then tells of it.
    Correction.objects.create(article=article, noted_at=timezone.now(), text=order.note)
    return publish(article, order)


def schedule(article: Article, order: Order) -> datetime.datetime:
    """A story that readers never had is dated by it; one that they have keeps its date."""
    if order.at is None or order.at <= timezone.now():
        raise Refused(_("Choose a time that lies ahead."))
    refuse_unfit(article)
    if not (article.lead_only or article.editions.exclude(public_from__gt=timezone.now()).exists()):
        article.published_at = order.at
    article.save()
    return publishing.publish(article, public_from=order.at, minor=order.minor).public_from


def unschedule(article: Article, order: Order) -> None:
    article.save()
    publishing.unschedule(article)


def withdraw(article: Article, order: Order) -> datetime.datetime:
    article.save()
    now = timezone.now()
    Withdrawal.objects.create(article=article, article_uuid=article.uuid, withdrawn_at=now, note=order.note)
    publishing.withdraw(article, at=now)
    return now


def refuse_unfit(article: Article) -> None:
    if findings := stops(article):
        raise Refused(" ".join(f"{finding.sentence}." for finding in findings))
