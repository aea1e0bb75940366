"""What royalties are reckoned by: dated data with its legal basis, never code.

A rate holds from one day until another, which is not its own any more. A beginning that nobody has recorded stays
empty: then it holds for all days before. Two rates for the same thing never overlap: the database refuses it, see
`news/royalties/guards.py`.
"""

import datetime
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from news.models.articles import Article, Contribution


class RateQuerySet(models.QuerySet[Any]):
    def on(self, day: datetime.date) -> Self:
        begun, not_ended = Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_until=None) | Q(valid_until__gt=day)
        return self.filter(begun, not_ended)

    def get_by_natural_key(self, *key: Any) -> Any:
        return self.get(**dict(zip([*self.model.RATE_OF, "valid_from"], key, strict=True)))


class Rate(models.Model):
    # The fields that say what the rate is for: of each there is one at a time.
    RATE_OF: tuple[str, ...] = ()

    valid_from = models.DateField(null=True, blank=True, help_text="Empty: for all days before, the day is not known.")
    valid_until = models.DateField(null=True, blank=True, help_text="The first day on which it holds no more.")
    legal_basis = models.CharField(max_length=200)

    objects = RateQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-valid_from"]
        constraints = [
            models.CheckConstraint(
                name="%(class)s_ends_after_it_begins",
                # Without a beginning the comparison is null, which a check lets pass: so it shall.
                condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")),
                violation_error_message="A rate ends after it begins.",
            )
        ]

    def natural_key(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in (*self.RATE_OF, "valid_from"))

    def validate_constraints(self, exclude: Any = None) -> None:
        """Says in a sentence what the database would refuse."""
        super().validate_constraints(exclude)
        if self.overlapping().exists():
            raise ValidationError("Another rate holds during these days: end it first.", code="overlap")

    def overlapping(self) -> models.QuerySet[Any]:
        same = type(self).objects.exclude(pk=self.pk).filter(**{name: getattr(self, name) for name in self.RATE_OF})
        if self.valid_until:
            same = same.filter(Q(valid_from=None) | Q(valid_from__lt=self.valid_until))
        if self.valid_from:
            same = same.filter(Q(valid_until=None) | Q(valid_until__gt=self.valid_from))
        return same

    def holds_on(self, day: datetime.date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day < self.valid_until
        )

    @property
    def beginning(self) -> str:
        return f"from {self.valid_from}" if self.valid_from else "from a day not recorded"


class BaseSalary(Rate):
    amount = models.PositiveIntegerField(help_text="VND a month.")

    class Meta(Rate.Meta):
        verbose_name_plural = "base salaries"

    def __str__(self) -> str:
        return f"{self.amount:,} VND {self.beginning}"


class UnitRate(Rate):
    """The value of coefficient 1, as a percentage of the base salary."""

    percent = models.DecimalField(max_digits=5, decimal_places=2, validators=[MinValueValidator(0)])

    def __str__(self) -> str:
        return f"{self.percent.normalize():f} % {self.beginning}"


class PhotoCounting(Rate):
    class Way(models.TextChoices):
        ONCE = "once", "once, however many photos"
        EACH = "each", "for each photo"

    way = models.CharField(max_length=4, choices=Way.choices)

    def __str__(self) -> str:
        return f"{self.get_way_display()} {self.beginning}"


class GenreRate(Rate):
    """Coefficients of a genre. Photos in stories of any genre have those of the genre "photo"."""

    # Decree 18/2014/ND-CP: at most 10 for news and photos, 30 for commentary and interviews, 50 for a whole work.
    RATE_OF = ("genre",)
    WHOLE = "whole"

    genre = models.CharField(max_length=11, choices=[*Article.Genre.choices, (WHOLE, "a whole work, photos included")])
    lowest = models.DecimalField(max_digits=6, decimal_places=2, default=0)
    usual = models.DecimalField(max_digits=6, decimal_places=2, help_text="Holds where nobody has set another.")
    highest = models.DecimalField("ceiling", max_digits=6, decimal_places=2)

    class Meta(Rate.Meta):
        ordering = ["genre", "-valid_from"]
        constraints = [
            *Rate.Meta.constraints,
            models.CheckConstraint(
                name="genrerate_in_order",
                condition=Q(lowest__gte=0, lowest__lte=F("usual"), usual__lte=F("highest")),
                violation_error_message="The usual coefficient lies between the lowest and the ceiling.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_genre_display()} {self.beginning}"


class PercentageRate(Rate):
    lowest = models.DecimalField(max_digits=5, decimal_places=2)
    usual = models.DecimalField(max_digits=5, decimal_places=2, help_text="Holds where nobody has set another.")
    highest = models.DecimalField(max_digits=5, decimal_places=2)

    class Meta(Rate.Meta):
        abstract = True
        constraints = [
            *Rate.Meta.constraints,
            models.CheckConstraint(
                name="%(class)s_in_order",
                condition=Q(lowest__gte=0, lowest__lte=F("usual"), usual__lte=F("highest"), highest__lte=100),
                violation_error_message="The usual percentage lies between the lowest and the highest, up to 100.",
            ),
        ]


class RoleShare(PercentageRate):
    """What all who did the same kind of work on a story get together, as a percentage of its royalty."""

    # Decree 18/2014/ND-CP: a translation earns 40 to 65 % of the same genre's royalty.
    RATE_OF = ("role",)

    role = models.CharField(max_length=12, choices=Contribution.Role.choices)

    class Meta(PercentageRate.Meta):
        ordering = ["role", "-valid_from"]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.beginning}"


class Addition(PercentageRate):
    # Decree 18/2014/ND-CP: 30 to 50 % more for a Vietnamese author who writes in a foreign language.
    RATE_OF = ("kind", "role")

    class Kind(models.TextChoices):
        FOREIGN_LANGUAGE = "foreign", "written in a foreign language"
        HARDSHIP = "hardship", "hardship"

    kind = models.CharField(max_length=8, choices=Kind.choices)
    role = models.CharField(max_length=12, choices=Contribution.Role.choices, help_text="Whose royalty it raises.")

    class Meta(PercentageRate.Meta):
        ordering = ["kind", "role", "-valid_from"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.get_role_display()}, {self.beginning}"


class PaymentTerm(Rate):
    """Within how many days after publication a royalty is to be paid."""

    # Decree 18/2014/ND-CP: 60.
    days = models.PositiveSmallIntegerField(validators=[MinValueValidator(1)])

    def __str__(self) -> str:
        return f"{self.days} days {self.beginning}"


RATES: list[type[Rate]] = [BaseSalary, UnitRate, PhotoCounting, GenreRate, RoleShare, Addition, PaymentTerm]
