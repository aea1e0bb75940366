"""THE definition of public: a row is public during [public_from, public_until), on the clock of the asker.

Everything that readers can reach has these two columns and this one question. Nothing is switched on
or off by a job: what is scheduled begins by itself, what is withdrawn has ended.
"""

import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone


class IntervalQuerySet(models.QuerySet[Any]):
    def public(self, at: datetime.datetime | None = None) -> Self:
        """Rows that are public at the instant, by default now."""
        at = at or timezone.now()
        return self.filter(Q(public_until=None) | Q(public_until__gt=at), public_from__lte=at)

    def with_boundary_in(self, after: datetime.datetime, until: datetime.datetime) -> tuple[Self, Self]:
        """Rows that begin in (after, until], and rows that end in it."""
        return (
            self.filter(public_from__gt=after, public_from__lte=until),
            self.filter(public_until__gt=after, public_until__lte=until),
        )
