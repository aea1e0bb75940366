"""The state of a search in its address: every state has one address, with its parameters in one order."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from portal.search.models import Kind
from portal.search.query import BEST, NEWEST, Query
from portal.texts.paging import Paging

YEAR = r"^(?:undated|[12][0-9]{3})\Z"  # with `$` a line break could follow
SECTION = r"^[-\w/]{1,200}\Z"
# Longer texts are cut when they are read; the box gives back as much of them.
LONGEST_TEXT = 1000


class ChoicesForm(forms.Form):
    """What narrows a search, apart from its words. What cannot be understood is left out."""

    kind = forms.ChoiceField(choices=Kind.choices, required=False, label=_("Kind"))
    year = forms.RegexField(YEAR, required=False, label=_("Year"))
    section = forms.RegexField(SECTION, required=False, label=_("Section"))
    person = forms.UUIDField(required=False, label=_("Person"))
    organization = forms.UUIDField(required=False, label=_("Organization"))
    language = forms.ChoiceField(choices=settings.LANGUAGES, required=False, label=_("Language"))
    order = forms.ChoiceField(
        choices=[(BEST, _("Best match")), (NEWEST, _("Newest first"))], required=False, label=_("Order")
    )


def read(address: QueryDict, page: int) -> tuple[Query, list[str]]:
    """The query, and the names of what could not be understood."""
    form = ChoicesForm(address)
    form.full_clean()
    chosen = {name: str(value) for name, value in form.cleaned_data.items() if value}
    # PostgreSQL refuses NUL in any text.
    text = " ".join(address.get("q", "").replace("\0", " ").split())[:LONGEST_TEXT]
    return Query(text, page=page, **chosen), [str(form.fields[name].label) for name in form.errors]


def parameters(query: Query) -> Iterator[tuple[str, str]]:
    """Without the page."""
    yield "q", query.text
    for name in ("kind", "year", "section", "person", "organization", "language"):
        if value := getattr(query, name):
            yield name, value
    if query.order != BEST:
        yield "order", query.order


def with_choice(path: str, query: Query, **changes: Any) -> str:
    """The first page of the query with something chosen, or given up ("")."""
    return Paging(path, 1, 1, tuple(parameters(replace(query, **changes)))).here
