"""Pages of the newsroom for several dates of a series: what would change, with the number, then doing it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events import recurring, spreading
from events.following import carry_out
from events.forms import RepeatForm, SpreadForm
from events.models import Event
from events.spreading import Scope
from events.topics import Topic


@dataclass(frozen=True)
class Asked:
    """An event that somebody may change."""

    site: admin.AdminSite
    event: Event

    @property
    def path(self) -> str:
        return reverse("admin:events_event_change", args=[self.event.pk])

    def page(self, request: HttpRequest, template: str, title: str, **context: Any) -> HttpResponse:
        whole = {**self.site.each_context(request), "title": title, "event": self.event, "opts": Event._meta, **context}
        return render(request, f"admin/events/event/{template}.html", whole)


def asked(request: HttpRequest, event_admin: "admin.ModelAdmin[Event]", object_id: str) -> Asked:
    """Raises Http404 for no event, PermissionDenied where it may not be changed."""
    event = event_admin.get_object(request, object_id)
    if event is None:
        raise Http404
    if not event_admin.has_change_permission(request, event):
        raise PermissionDenied
    return Asked(event_admin.admin_site, event)


def repeat(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Dates by a rule, from that of the event on."""
    rule = asked.event.recurrence
    known = {"rrule": rule.rrule, "until": rule.until_on.isoformat()} if rule else {}
    form = RepeatForm(request.POST or request.GET or None, initial=known)
    plan = None
    if form.is_valid():
        try:
            plan = recurring.plan(asked.event, form.cleaned_data["rrule"], form.cleaned_data["until"])
        except ValidationError as refusal:
            form.add_error("rrule" if asked.event.series else None, refusal)
    if plan and is_confirmed(request, plan.number):
        carry_out(plan)
        done = ngettext("%(n)d date changed, by its rule.", "%(n)d dates changed, by their rule.", plan.number)
        messages.success(request, done % {"n": plan.number})
        return HttpResponseRedirect(asked.path)
    return asked.page(request, "repeat", _("Dates by a rule"), form=form, plan=plan)


def spread(request: HttpRequest, asked: Asked) -> HttpResponse:
    """What one date has, taken over by others."""
    if asked.event.series is None:
        raise Http404
    chosen = request.POST or request.GET
    form = SpreadForm(chosen if "scope" in chosen else None, initial=dict(chosen.lists()))
    topics = [Topic(topic) for topic in chosen.getlist("topics") if topic in Topic.values]
    plans = {scope: spreading.plan(asked.event, topics, scope) for scope in Scope}
    form.counted({scope: label(scope, plan) for scope, plan in plans.items()})
    plan = plans[Scope(form.cleaned_data["scope"])] if form.is_valid() else None
    if plan and is_confirmed(request, plan.number):
        if plan.changes:
            spreading.spread(plan)
        told = ngettext("%(n)d date has it now.", "%(n)d dates have it now.", plan.number) % {"n": plan.number}
        messages.success(request, told)
        return HttpResponseRedirect(asked.path)
    return asked.page(request, "spread", _("Several dates of the series"), form=form, plan=plan)


def label(scope: Scope, plan: spreading.Plan) -> str:
    dates = ngettext("%(n)d date", "%(n)d dates", plan.number) % {"n": plan.number}
    return f"{scope.label}: {dates}"


def is_confirmed(request: HttpRequest, number: int) -> bool:
    """With the number that was shown. If others have changed dates meanwhile, what would change is shown anew."""
    if request.method != "POST" or "number" not in request.POST:
        return False
    if request.POST["number"] == str(number):
        return True
    messages.warning(request, _("The dates have changed meanwhile. Look at them once more."))
    return False
