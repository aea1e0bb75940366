"""The people and places that a form holds, named and with their posts."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from events.models import Event
from news.admin.candidates import KINDS, Candidate, of_officials, told
from portal.directory.models import Official, Organization


@dataclass(frozen=True)
class Row:
    form: Any
    candidate: Candidate

    @property
    def appointment(self) -> str:
        """The post that is given; where none was ever chosen, the one without doubt."""
        value = self.form["appointment"].value()
        if value in (None, "") and self.form.instance.pk is None and not self.form.is_bound:
            return str(self.candidate.chosen or "")
        return str(value or "")


def rows_of(formset: Any, on: datetime.date | None) -> list[Row]:
    """What the form holds of people and places, named and with their posts, in four queries at most."""
    named = [(form, *kind_of(form)) for form in formset.forms]
    keys = {kind: [pk for _form, of, pk in named if of == kind] for kind in KINDS}
    known = {(each.kind, each.pk): each for each in looked_up(keys, on)}
    rows = [Row(form, known[kind, pk]) for form, kind, pk in named if (kind, pk) in known]
    return sorted(rows, key=lambda row: number(value_of(row.form, "position")))


def kind_of(form: Any) -> tuple[str, int]:
    given = ((kind, number(value_of(form, kind))) for kind in KINDS)
    return next(((kind, pk) for kind, pk in given if pk), ("", 0))


def value_of(form: Any, name: str) -> Any:
    """Who may only look has no fields."""
    return form[name].value() if name in form.fields else getattr(form.instance, f"{name}_id", 0)


def number(value: Any) -> int:
    text = str(value or "")
    return int(text) if text.isdecimal() else 0


def looked_up(keys: dict[str, list[int]], on: datetime.date | None) -> list[Candidate]:
    organizations = Organization.objects.filter(pk__in=keys["organization"])
    return [
        *of_officials(Official.objects.filter(pk__in=keys["official"]), on),
        *(Candidate("organization", each.pk, each.label, _("Organization")) for each in organizations),
        *(Candidate("event", each.pk, each.label, told(each)) for each in Event.objects.filter(pk__in=keys["event"])),
    ]
