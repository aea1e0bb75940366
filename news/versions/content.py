"""What belongs to a version of a story, and what of it comes back when that version is restored.

Each field of an article stands in one of these lists, and each relation in one: a test reads the model and fails for
a new one that was forgotten.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Field, Model
from django.utils.translation import gettext_lazy as _

from news.models import Article

TEXTS = ("headline", "lead", "body")
RESTORED = (
    *TEXTS,
    "language",
    "slug",
    "source",
    "section",
    "categories",
    "keywords",
    "genre",
    "external_url",
    "published_at",
    "listed_at",
    "event_on",
    "event_precision",
    "event_month_day",
    "event_part_of_day",
    "featured_from",
    "featured_until",
    "pages",
    "photos",
    "count_reason",
)
# What is the case today is told, but no older text changes it: how far the story has come, and who may see it.
KEPT = ("state", "is_restricted", "readers", "lead_only")
# What a machine notes for itself is neither told nor brought back.
SILENT = (
    "id",
    "uuid",
    "translation_group",
    "match_key",
    "imported",
    "created_by",
    "created_at",
    "changed_by",
    "changed_at",
)


@dataclass(frozen=True)
class Relation:
    """Rows that hang on a story. `named_by`: the fields that say what a row is of; all others tell how."""

    accessor: str
    title: Any
    named_by: tuple[str, ...]

    @property
    def model(self) -> type[Model]:
        return Article._meta.get_field(self.accessor).related_model  # type: ignore[return-value]

    @property
    def owner(self) -> str:
        """The field that leads back to the story."""
        return Article._meta.get_field(self.accessor).remote_field.name  # type: ignore[union-attr]

    @property
    def stored(self) -> list[Field]:
        """What a row holds: all but its number and the story."""
        fields = self.model._meta.concrete_fields
        return [field for field in fields if not field.primary_key and field.name != self.owner]

    @property
    def naming(self) -> list[Field]:
        return [field for field in self.stored if field.name in self.named_by]

    @property
    def details(self) -> list[Field]:
        """Where a row stands is told by the order of rows."""
        return [field for field in self.stored if field.name not in (*self.named_by, "position")]


RELATIONS = (
    Relation("mentions", _("People, organizations, events"), ("official", "organization", "event")),
    Relation("illustrations", _("Pictures"), ("picture", "place")),
    Relation("contributions", _("Contributors"), ("contributor",)),
    Relation("related", _("Related news"), ("related",)),
    Relation("corrections", _("Corrections"), ("noted_at",)),
)
