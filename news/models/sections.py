from django.conf import settings
from django.db import models

from news.models.categories import Category


class SectionAssignment(models.Model):
    """An editor takes care of a section and of everything below it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="section_assignments")
    section = models.ForeignKey(Category, models.CASCADE, related_name="assignments")

    class Meta:
        ordering = ["user__username", "section__position", "section__name"]
        constraints = [models.UniqueConstraint(name="section_assigned_once", fields=["user", "section"])]

    def __str__(self) -> str:
        return f"{self.user}: {self.section}"
