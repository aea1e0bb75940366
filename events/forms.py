"""What editors say of several dates at once."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events import rules
from events.spreading import Scope
from events.topics import Topic

DAYS = "FREQ=WEEKLY;BYDAY=MO · FREQ=MONTHLY;BYDAY=1MO · FREQ=YEARLY;BYMONTH=12"


class RepeatForm(forms.Form):
    rrule = forms.CharField(
        label=_("Rule"),
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=_("As RFC 5545 writes it: %(examples)s. The event's own day is the first.") % {"examples": DAYS},
    )
    until = forms.DateField(
        label=_("Make dates until"),
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"class": "vDateField", "placeholder": "2027-12-31"}),
        help_text=_("A later day makes more dates, whenever you like."),
    )

    def clean_rrule(self) -> str:
        return ";".join(f"{name}={value}" for name, value in rules.parts_of(self.cleaned_data["rrule"]).items())

    def clean_until(self) -> datetime.date:
        until: datetime.date = self.cleaned_data["until"]
        if not 1900 <= until.year <= 2999:
            raise forms.ValidationError(_("Give a year between 1900 and 2999."))
        return until


class SpreadForm(forms.Form):
    """`counted` gives each scope its number of dates."""

    topics = forms.MultipleChoiceField(
        label=_("Take over from this date"), choices=Topic.choices, widget=forms.CheckboxSelectMultiple
    )
    scope = forms.ChoiceField(label=_("To"), choices=Scope.choices, widget=forms.RadioSelect, initial=Scope.ONE)

    def counted(self, numbers: dict[Scope, Any]) -> None:
        self.fields["scope"].choices = [(scope.value, numbers[scope]) for scope in Scope]  # type: ignore[attr-defined]
