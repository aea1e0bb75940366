"""What is counted. An article is known by its number only; whose words they are is no business of a counter.

A hit is kept for 48 hours, so that a retry is known for what it is. Sums are made from hits by folding
(`folding.py`), which moves the mark: a hit above the mark is in no sum yet, one below it is in all of them.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    VIEW = "view", _("View")
    BOT = "bot", _("Bot")
    WITHOUT_SCRIPT = "without_script", _("Without script")


class Hit(models.Model):
    # Numbers only grow, by AUTOINCREMENT on SQLite: after a purge a lower one would lie below the mark, uncounted.
    seq = models.BigAutoField(primary_key=True)
    uuid = models.UUIDField(unique=True)
    article_id = models.BigIntegerField()
    day = models.DateField(_("day"), help_text=_("The date in the province"))
    kind = models.CharField(_("kind"), max_length=14, choices=Kind)

    class Meta:
        verbose_name = _("hit")
        verbose_name_plural = _("hits")
        # For a total: the hits of one article that lie above the mark.
        indexes = [models.Index(fields=["article_id", "seq"], name="hit_article_seq")]

    def __str__(self) -> str:
        return f"{self.seq}: {self.kind} of article {self.article_id}"


class DailyViews(models.Model):
    article_id = models.BigIntegerField(_("article"))
    day = models.DateField(_("day"))
    views = models.PositiveBigIntegerField(_("views"), default=0)
    bots = models.PositiveBigIntegerField(_("bots"), default=0)
    without_script = models.PositiveBigIntegerField(_("without script"), default=0)

    class Meta:
        verbose_name = _("views of a day")
        verbose_name_plural = _("views by day")
        ordering = ["-day", "-views", "article_id"]
        constraints = [models.UniqueConstraint(fields=["article_id", "day"], name="one_row_per_article_and_day")]
        # Without `views`: rows of today change with every fold, and an index on them would be written each time.
        indexes = [models.Index(fields=["day"], name="dailyviews_day")]

    def __str__(self) -> str:
        return f"Article {self.article_id} on {self.day}: {self.views}"


class HourlyViews(models.Model):
    """The views of all articles in an hour of a day, as near as folding comes: see `portal.counting.hours`."""

    day = models.DateField(_("day"))
    hour = models.PositiveSmallIntegerField(_("hour"))
    views = models.PositiveBigIntegerField(_("views"), default=0)

    class Meta:
        verbose_name = _("views of an hour")
        verbose_name_plural = _("views by hour")
        constraints = [
            models.UniqueConstraint(fields=["day", "hour"], name="one_row_per_day_and_hour"),
            models.CheckConstraint(condition=models.Q(hour__lt=24), name="hour_of_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.hour:02}:00: {self.views}"


class ArticleViews(models.Model):
    """The sum of an article's daily rows, so that a total costs the same after ten years."""

    article_id = models.BigIntegerField(_("article"), primary_key=True)
    views = models.PositiveBigIntegerField(_("views"), default=0)
    bots = models.PositiveBigIntegerField(_("bots"), default=0)
    without_script = models.PositiveBigIntegerField(_("without script"), default=0)

    class Meta:
        verbose_name = _("views of an article")
        verbose_name_plural = _("views by article")

    def __str__(self) -> str:
        return f"Article {self.article_id}: {self.views}"


class Baseline(models.Model):
    """What the old site had counted. A table of its own: an import under way then holds no row that folding needs."""

    article_id = models.BigIntegerField(_("article"), primary_key=True)
    views = models.PositiveBigIntegerField(_("views"))

    class Meta:
        verbose_name = _("imported counter")
        verbose_name_plural = _("imported counters")

    def __str__(self) -> str:
        return f"Article {self.article_id}: {self.views}"


class FoldMark(models.Model):
    """One row, made by the migration: all hits up to and including `seq` are in the sums."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.PositiveBigIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_fold_mark")]

    def __str__(self) -> str:
        return f"Folded up to {self.seq}"
