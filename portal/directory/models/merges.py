"""Two records that looked like one: merged, with what that did, for undoing it in time; or told apart."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.addresses.models import Address

UNDO_WITHIN = datetime.timedelta(days=30)


class Merge(models.Model):
    kind = models.CharField(_("kind"), max_length=20, choices=Address.Kind.choices)
    kept = models.UUIDField(_("kept"), db_index=True)
    gone = models.UUIDField(_("gone"), db_index=True)
    kept_name = models.CharField(_("name kept"), max_length=200)
    gone_name = models.CharField(_("name merged into it"), max_length=200)
    journal = models.JSONField(_("journal"), default=list, editable=False)
    merged_at = models.DateTimeField(_("merged at"), default=timezone.now)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("merged by")
    )
    undone_at = models.DateTimeField(_("undone at"), null=True)

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["-merged_at", "-id"]

    def __str__(self) -> str:
        return f"{self.gone_name} → {self.kept_name}"

    @property
    def can_be_undone(self) -> bool:
        return self.undone_at is None and timezone.now() < self.merged_at + UNDO_WITHIN


class Distinction(models.Model):
    """Somebody has found that two records alike are two: they are not proposed again. `first` is the older number."""

    kind = models.CharField(_("kind"), max_length=20, choices=Address.Kind.choices)
    first = models.PositiveBigIntegerField(_("the one"))
    second = models.PositiveBigIntegerField(_("the other"))
    made_at = models.DateTimeField(_("told apart at"), default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("told apart by")
    )

    class Meta:
        verbose_name = _("distinction")
        verbose_name_plural = _("distinctions")
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(name="distinction_once", fields=["kind", "first", "second"]),
            models.CheckConstraint(name="distinction_of_two", condition=Q(first__lt=F("second"))),
        ]

    def __str__(self) -> str:
        return f"{self.first} ≠ {self.second}"
