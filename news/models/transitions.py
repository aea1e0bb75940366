"""What became of a story, step by step: who, when, why. Rows are only added (`portal.accounts.guards`)."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef

from news.models.articles import Article


class Verb(models.TextChoices):
    SUBMIT = "submit", "Submit"
    RECALL = "recall", "Take back"
    RETURN = "return", "Send back"
    APPROVE = "approve", "Approve"
    PUBLISH = "publish", "Publish"
    SCHEDULE = "schedule", "Schedule"
    CORRECT = "correct", "Publish a correction"
    EMERGENCY = "emergency", "Publish without a second reader"
    CLEAR = "clear", "Clear as second reader"
    UNSCHEDULE = "unschedule", "Cancel what is scheduled"
    WITHDRAW = "withdraw", "Withdraw from readers"
    REVISE = "revise", "Change"


class TransitionQuerySet(models.QuerySet["Transition"]):
    def uncleared(self) -> Self:
        """Publications without a second reader that nobody has cleared since."""
        # By number, since two steps may be of one instant.
        later = Transition.objects.filter(article=OuterRef("article"), verb=Verb.CLEAR, pk__gt=OuterRef("pk"))
        return self.filter(~Exists(later), verb=Verb.EMERGENCY)


class Transition(models.Model):
    """Written by `news.workflow.transition` only. `takes_effect_at` is when readers get, or got, what was decided."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="transitions")
    verb = models.CharField(max_length=10, choices=Verb)
    from_state = models.CharField(max_length=9, choices=Article.State.choices)
    to_state = models.CharField(max_length=9, choices=Article.State.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="transitions")
    at = models.DateTimeField(auto_now_add=True)
    takes_effect_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    note = models.TextField("public note", blank=True)
    minor = models.BooleanField(default=False)

    objects = TransitionQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["article", "-id"], name="transition_of_article"),
            models.Index(fields=["verb", "-id"], name="transition_verb"),
        ]

    def __str__(self) -> str:
        return f"{self.by}: {self.get_verb_display()}, {self.article}"


class Withdrawal(models.Model):
    """What readers are told at the address of a story that was taken back, for as long as no edition is public."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="withdrawals")
    article_uuid = models.UUIDField(db_index=True)
    withdrawn_at = models.DateTimeField()
    note = models.TextField()

    class Meta:
        ordering = ["-withdrawn_at", "-id"]

    def __str__(self) -> str:
        return self.note
