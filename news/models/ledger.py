"""The ledger: who is owed what for a story, and why. What a closed month holds never changes again."""

import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from news.models.articles import Article, Contribution, Contributor
from news.models.editions import Edition


class Assessment(models.Model):
    """What somebody has set for one story in place of the usual; seen by those who see royalties only."""

    article = models.OneToOneField(Article, models.CASCADE, related_name="assessment")
    coefficient = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    photo_coefficient = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    translation = models.DecimalField(
        "translator's percentage", max_digits=5, decimal_places=2, null=True, blank=True, help_text="Empty: the usual."
    )
    foreign = models.DecimalField(
        "addition for a foreign language", max_digits=5, decimal_places=2, null=True, blank=True, help_text="Percent."
    )
    hardship = models.DecimalField(
        "addition for hardship", max_digits=5, decimal_places=2, null=True, blank=True, help_text="Percent."
    )
    genre = models.CharField(
        max_length=11, choices=Article.Genre.choices, blank=True, help_text="Empty: as published. Else give a reason."
    )
    photos = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Empty: counted. Else give a reason.")
    reason = models.CharField(max_length=200, blank=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="assessment_override_has_reason",
                condition=Q(genre="", photos=None) | ~Q(reason=""),
                violation_error_message="Another genre or number of photos than published needs a reason.",
            )
        ]

    def __str__(self) -> str:
        return f"Assessment of {self.article_id}"


class Share(models.Model):
    """One person's part of what all who did the same kind of work on a story get; the others divide the rest."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="shares")
    contributor = models.ForeignKey(Contributor, models.PROTECT, related_name="shares")
    role = models.CharField(max_length=12, choices=Contribution.Role.choices)
    percent = models.DecimalField(max_digits=5, decimal_places=2)

    class Meta:
        ordering = ["role", "id"]
        constraints = [
            models.UniqueConstraint(
                name="share_once",
                fields=["assessment", "contributor", "role"],
                violation_error_message="A person has one share in each kind of work.",
            ),
            models.CheckConstraint(
                name="share_is_percent",
                condition=Q(percent__gte=0, percent__lte=100),
                violation_error_message="A share is a percentage from 0 to 100.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contributor}, {self.get_role_display()}: {self.percent} %"


class LedgerMonth(models.Model):
    month = models.DateField(unique=True, help_text="Its first day.")
    closed_at = models.DateTimeField(null=True, editable=False)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False)

    class Meta:
        ordering = ["-month"]
        constraints = [models.CheckConstraint(name="ledgermonth_first_day", condition=Q(month__day=1))]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"

    def get_absolute_url(self) -> str:
        return reverse("admin:news_ledgermonth_month", args=[self.month.year, self.month.month])

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None


class LedgerLineQuerySet(models.QuerySet["LedgerLine"]):
    def standing(self) -> Self:
        """What is owed now: neither taken back nor taking back."""
        return self.filter(reverses=None, reversed_by=None)

    def proposed(self) -> Self:
        return self.filter(approved_at=None)

    def unpaid(self) -> Self:
        return self.filter(approved_at__isnull=False, paid_on=None)

    def overdue(self, on: datetime.date) -> Self:
        return self.filter(paid_on=None, due_on__lt=on)


class LedgerLine(models.Model):
    """One person's royalty for one kind of work on one story; or, with a negative amount, its taking back."""

    month = models.ForeignKey(LedgerMonth, models.PROTECT, related_name="lines")
    article = models.ForeignKey(Article, models.PROTECT, related_name="ledger_lines")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="ledger_lines")
    contributor = models.ForeignKey(Contributor, models.PROTECT, related_name="ledger_lines")
    person = models.CharField(max_length=120, help_text="The name as it was.")
    role = models.CharField(max_length=12, choices=Contribution.Role.choices)
    genre = models.CharField(max_length=11, choices=Article.Genre.choices, help_text="By which it was reckoned.")
    amount = models.BigIntegerField(help_text="Whole VND.")
    formula = models.TextField()
    source = models.TextField()
    published_on = models.DateField()
    due_on = models.DateField()
    # One to one: no line is taken back twice.
    reverses = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="reversed_by")
    reason = models.CharField(max_length=200, blank=True)
    approved_at = models.DateTimeField(null=True, editable=False)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False)
    paid_on = models.DateField(null=True, blank=True)
    paid_reference = models.CharField(max_length=100, blank=True)

    objects = LedgerLineQuerySet.as_manager()

    class Meta:
        ordering = ["published_on", "article", "id"]
        permissions = [
            ("see_royalties", "Can see royalties"),
            ("settle_royalties", "Can assess, approve, close and pay royalties"),
        ]
        constraints = [
            models.CheckConstraint(
                name="ledgerline_takes_back_or_gives",
                # Nothing is an amount too: somebody may decide that a story is not paid.
                condition=Q(reverses=None, amount__gte=0) | Q(reverses__isnull=False, amount__lte=0),
            ),
            models.CheckConstraint(name="ledgerline_reversal_has_reason", condition=Q(reverses=None) | ~Q(reason="")),
            models.CheckConstraint(
                name="ledgerline_paid_with_reference",
                condition=Q(paid_on=None, paid_reference="")
                | Q(paid_on__isnull=False, approved_at__isnull=False) & ~Q(paid_reference=""),
                violation_error_message="A payment of an approved line has a date and a reference.",
            ),
            models.CheckConstraint(name="ledgerline_due_after_publication", condition=Q(due_on__gt=F("published_on"))),
        ]
        indexes = [models.Index(fields=["contributor", "month"], name="ledgerline_person_month")]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()}: {self.amount:,} VND"

    @property
    def state(self) -> str:
        if self.paid_on:
            return "paid"
        return "approved" if self.approved_at else "proposed"

    def is_overdue(self, on: datetime.date) -> bool:
        return self.paid_on is None and self.due_on < on
