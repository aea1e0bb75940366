"""Model fields for rich text and for addresses elsewhere."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from portal.texts.html import UncleanableHtml, clean


class HtmlField(models.TextField):
    """Text that is cleaned on every way into the database: save, bulk_create, bulk_update, update and fixtures."""

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        value = super().clean(value, model_instance)
        try:
            return value and clean(value)
        except UncleanableHtml as refusal:
            raise ValidationError(str(refusal), code="uncleanable") from refusal

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Leaves the instance with what the database will hold."""
        value = super().pre_save(model_instance, add)
        if value and not _is_expression(value):
            value = clean(str(value))
            setattr(model_instance, self.attname, value)
        return value

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        """Raises TypeError for an expression whose result could be unclean, as Concat or a column of another kind."""
        # update() and bulk_update() come this way only.
        if not _is_expression(value):
            return super().get_db_prep_save(value and clean(str(value)), connection)
        if isinstance(value.output_field, HtmlField):
            return super().get_db_prep_save(value, connection)
        raise TypeError(f"{self.name} takes rich text, or an expression of rich text, not {value!r}")


class WebField(models.URLField):
    """An address elsewhere; one typed without a scheme is taken for https."""

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"assume_scheme": "https", **kwargs})


def _is_expression(value: Any) -> bool:
    return hasattr(value, "resolve_expression")
