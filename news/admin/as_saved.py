"""What a form of the story would send if it was opened and sent back; and a text put on top of it."""

from collections.abc import Iterator

from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.forms import BoundField
from django.http import HttpRequest

from news.models import Article
from news.writing.buffers import Data


def as_saved(admin: ModelAdmin, request: HttpRequest, article: Article) -> Data:
    fields = flatten_fieldsets(admin.get_fieldsets(request, article))
    form = admin.get_form(request, article, change=True, fields=fields)(instance=article)
    data = {name: values for bound in form for name, values in sent_by(bound)}
    for make_formset, inline in admin.get_formsets_with_inlines(request, article):
        prefix = make_formset.get_default_prefix()
        formset = make_formset(instance=article, prefix=prefix, queryset=inline.get_queryset(request))
        for each in (formset.management_form, *formset.initial_forms):
            data |= {name: values for bound in each for name, values in sent_by(bound)}
        data[f"{prefix}-TOTAL_FORMS"] = [str(len(formset.initial_forms))]
    return data


def sent_by(bound: BoundField) -> Iterator[tuple[str, list[str]]]:
    widget = bound.field.widget
    if isinstance(widget, RelatedFieldWidgetWrapper):
        widget = widget.widget
    context = widget.get_context(bound.html_name, bound.value(), {})["widget"]
    for box in context.get("subwidgets") or [context]:
        if box.get("type") == "checkbox":
            if box["attrs"].get("checked"):
                yield box["name"], ["on"]
        elif isinstance(box["value"], list):
            yield box["name"], [str(value) for value in box["value"] if value != ""]
        else:
            yield box["name"], ["" if box["value"] is None else str(box["value"])]


def on_top(data: Data, saved: Data) -> Data:
    """Rows that others have taken off since are new ones of mine; those they added stay where they are."""
    for prefix in {name.removesuffix("-TOTAL_FORMS") for name in data if name.endswith("-TOTAL_FORMS")}:
        known = {values[0] for name, values in saved.items() if name.startswith(prefix) and name.endswith("-id")}
        rows = list(rows_of(data, prefix))
        standing = [row for row in rows if row.get("id", [""])[0] in known - {""}]
        new = [row | {"id": [""]} for row in rows if row not in standing]
        data = {name: values for name, values in data.items() if not is_row(name, prefix)}
        for number, row in enumerate((*standing, *new)):
            data |= {f"{prefix}-{number}-{name}": values for name, values in row.items()}
        data[f"{prefix}-TOTAL_FORMS"], data[f"{prefix}-INITIAL_FORMS"] = [str(len(rows))], [str(len(standing))]
    return data | {"version": saved["version"]}


def rows_of(data: Data, prefix: str) -> Iterator[Data]:
    total = data.get(f"{prefix}-TOTAL_FORMS", ["0"])[0]
    for number in range(min(int(total), 1000) if total.isdecimal() else 0):
        start = f"{prefix}-{number}-"
        if row := {name.removeprefix(start): values for name, values in data.items() if name.startswith(start)}:
            yield row


def is_row(name: str, prefix: str) -> bool:
    return name.startswith(f"{prefix}-") and name.removeprefix(f"{prefix}-").split("-")[0].isdecimal()


def belongs(name: str, part: str) -> bool:
    """A value of the field, of one of its boxes, or of the rows of that name."""
    return name == part or name in (f"{part}_0", f"{part}_1") or name.startswith(f"{part}-")
