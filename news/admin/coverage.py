"""Who goes where, what was missed, and which stories report one event."""

import datetime
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events import days
from events.models import Event
from news import coverage, policy
from news.dossiers.deciding import accept, reject
from news.dossiers.proposals import Proposal, proposals
from news.models import Article, Assignment, Dossier
from portal.accounts.auditing import AuditedAdmin


@admin.register(Assignment)
class AssignmentAdmin(AuditedAdmin):
    change_list_template = "admin/news/assignment/change_list.html"
    autocomplete_fields = ["event"]
    list_display = ["event", "day", "reporter", "task", "note"]
    list_filter = ["task", "reporter"]
    list_select_related = ["event", "reporter"]
    search_fields = ["event__folded", "reporter__username", "note"]

    def get_urls(self) -> list[URLPattern]:
        gaps = self.admin_site.admin_view(self.gaps_view)
        return [path("gaps/", gaps, name="news_assignment_gaps"), *super().get_urls()]

    def gaps_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = {**self.admin_site.each_context(request), "title": _("What was missed"), "opts": self.opts}
        return render(request, "admin/news/assignment/gaps.html", {**context, "gaps": coverage.gaps()})

    def save_model(self, request: HttpRequest, obj: Assignment, form: Any, change: bool) -> None:
        obj.assigned_by = obj.assigned_by if change else cast(User, request.user)
        super().save_model(request, obj, form, change)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "reporter":
            kwargs["queryset"] = User.objects.filter(is_staff=True, is_active=True).order_by("username")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description=gettext_lazy("day"), ordering="event__start_on")
    def day(self, assignment: Assignment) -> datetime.date | None:
        return assignment.event.start_on


@admin.register(Dossier)
class DossierAdmin(AuditedAdmin):
    """A list of questions; what was decided is kept, and may be taken back by deleting it."""

    list_display = ["state", "event", "decided_by", "decided_at"]
    list_filter = ["state"]
    list_select_related = ["event", "decided_by"]
    readonly_fields = ["stories", "state", "event", "decided_by", "decided_at"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        asking = self.admin_site.admin_view(self.proposals_view)
        return [path("proposals/", asking, name="news_dossier_proposals"), *super().get_urls()]

    change_list_template = "admin/news/dossier/change_list.html"

    def proposals_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        user = cast(User, request.user)
        year = year_of(request)
        found = proposals(policy.visible_to(user), year)
        if request.method == "POST":
            decide(request, user, found)
            return HttpResponseRedirect(f"{reverse('admin:news_dossier_proposals')}?year={year}")
        context = {**self.admin_site.each_context(request), "title": _("Reports of one event?"), "opts": self.opts}
        context |= {"proposals": found, "year": year, "years": [year - 1, year + 1]}
        return render(request, "admin/news/dossier/proposals.html", context)


def year_of(request: HttpRequest) -> int:
    """The one asked for, else that of the newest story that tells of a day."""
    asked = request.GET.get("year", "")
    if asked.isascii() and asked.isdigit() and 1900 <= int(asked[:5]) <= 2999:
        return int(asked)
    newest = Article.objects.exclude(event_on=None).order_by("-event_on").values_list("event_on", flat=True).first()
    return (newest or days.today()).year


def decide(request: HttpRequest, user: User, found: list[Proposal]) -> None:
    """By the stories that were shown: if the proposal is another one by now, nothing is decided."""
    chosen = next((each for each in found if each.key == request.POST.get("stories")), None)
    events = {str(event.pk): event for event in chosen.events} if chosen else {}
    event: Event | None = events.get(request.POST.get("event", ""))
    if chosen and "reject" in request.POST:
        reject(chosen.stories, user)
        messages.success(request, _("They will not be proposed again."))
    elif chosen and event and "accept" in request.POST:
        own = [story for story in chosen.stories if policy.may(user, "change", story)]
        changed = accept(own, event, user)
        told = ngettext("%(n)d story names the event now.", "%(n)d stories name the event now.", len(changed))
        told = f"{told % {'n': len(changed)}} {_('Readers have it when they are published anew.')}"
        messages.success(request, told)
    else:
        messages.warning(request, _("The proposal has changed meanwhile. Look at it once more."))
