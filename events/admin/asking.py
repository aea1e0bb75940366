"""Whoever changed one date of a series is asked of the others, with their number.

Until others take it over, what was changed is the date's own. A part of a program is changed in the date it stands in.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from events.models import Event
from events.spreading import Scope, plan
from events.topics import Topic, topics_of, topics_of_rows


class Changed(NamedTuple):
    event: Event
    topics: list[Topic]


def saved(form: Any, formsets: Iterable[Any], is_known: bool) -> Changed | None:
    event: Event = form.instance
    rows = topics_of_rows(formset.model for formset in formsets if is_changed(formset))
    if is_known and event.series and (form.has_changed() or rows):
        set_apart(event, rows)
        return Changed(event, [*topics_of(form.changed_data), *rows])
    if "parent" in form.changed_data:
        of_program(Event.objects.filter(pk=form.initial.get("parent")).first())
    return of_program(event.parent) if form.has_changed() or rows else None


def is_changed(formset: Any) -> bool:
    """The post is of the one day alone, and makes no list another one."""
    return any(set(form.changed_data) - {"appointment"} for form in formset.forms)


def of_program(whole: Event | None) -> Changed | None:
    if whole is None or whole.series is None:
        return None
    set_apart(whole, [Topic.PROGRAM])
    return Changed(whole, [Topic.PROGRAM])


def set_apart(event: Event, topics: Iterable[Topic]) -> None:
    exceptions = sorted({*event.exceptions, *topics})
    if event.exceptions != exceptions:
        event.exceptions = exceptions
        event.save()


def after(request: HttpRequest, changed: Changed | None) -> None:
    request.changed_in_series = changed  # type: ignore[attr-defined]


def page(request: HttpRequest) -> HttpResponse | None:
    """The question, unless the form is to stay open or none of the others would change."""
    changed: Changed | None = getattr(request, "changed_in_series", None)
    if changed is None or not changed.topics or {"_continue", IS_POPUP_VAR} & request.POST.keys():
        return None
    if not plan(*changed, Scope.ALL).changes:
        return None
    messages.success(request, _("Saved for this date alone. Shall others have it too?"))
    asked = urlencode({"topics": changed.topics}, doseq=True)
    return HttpResponseRedirect(f"{reverse('admin:events_event_dates', args=[changed.event.pk])}?{asked}")
