"""Who may see a restricted draft, chosen among the newsroom's staff: by names alone, whoever may see accounts."""

from django import forms
from django.contrib.auth.models import User


class Readers(forms.ModelMultipleChoiceField):
    def __init__(self) -> None:
        super().__init__(User.objects.none(), required=False, widget=forms.CheckboxSelectMultiple)

    def label_from_instance(self, obj: User) -> str:
        return obj.get_full_name() or obj.get_username()
