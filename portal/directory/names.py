"""Other names of a record: Vietnamese spelling, former names, abbreviations, spellings met in the press."""

from typing import Any

from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from portal.texts.folding import fold


class AlternativeName(models.Model):
    class Kind(models.TextChoices):
        NATIVE = "native", _("Vietnamese name")
        FORMER = "former", _("former name")
        ABBREVIATION = "abbreviation", _("abbreviation")
        SPELLING = "spelling", _("other spelling")

    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, editable=False, db_index=True)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.SPELLING)
    valid_from = models.DateField(null=True, blank=True, help_text="Empty when nobody knows.")
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["kind", "name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = fold(self.name)
        super().save(*args, **kwargs)


class InTwoLanguages:
    """A record with a name in English and, where anybody knows it, one in Vietnamese."""

    name: Any
    native_name: Any

    @property
    def label(self) -> str:
        """The name in the language of the page."""
        return in_language(self.name, self.native_name)

    @property
    def other_label(self) -> str:
        """The name in the other language, where there is one."""
        return next(iter({self.name, self.native_name} - {"", self.label}), "")

    @property
    def other_language(self) -> str:
        return "vi" if self.label == self.name else "en"


def in_language(name: str, native_name: str) -> str:
    """The Vietnamese one on Vietnamese pages, where there is one."""
    return native_name if native_name and translation.get_language() == "vi" else name
