"""The steps of the workflow as an editor takes them: buttons that save first, and one address that does not."""

import datetime
from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminSplitDateTime
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from news import policy, workflow
from news.admin.way import way_of
from news.models import Article, Transition, Verb
from news.standing import standing_of
from news.steps import Step
from news.workflow import NOTE_LENGTH, Refused
from news.writing import buffers

SAVING = "_verb"
# What the table of steps calls a field of the form.
NEEDS = {"at": "time"}


class StepForm(forms.Form):
    """What goes with a step, beside a form that is saved or alone."""

    reason = forms.CharField(required=False, max_length=1000, label=_("Reason, for the newsroom"))
    note = forms.CharField(required=False, max_length=NOTE_LENGTH, label=_("Note, for readers"))
    at = forms.SplitDateTimeField(required=False, label=_("When"), widget=AdminSplitDateTime)
    minor = forms.BooleanField(required=False, label=_("A minor change: “Updated” stays as it is"))


def offers(request: HttpRequest, article: Article | None) -> dict[str, Any]:
    """For the page of an article: the buttons, and what may be given with them."""
    if article is None:
        return {}
    user, standing = cast(User, request.user), standing_of(article)
    steps = workflow.allowed(user, article)
    way = way_of(user, article, standing, {step.verb for step in steps})
    return {"steps": steps, "step_form": form_of(steps), "standing": standing, "way": way}


def form_of(steps: Sequence[Step]) -> StepForm:
    """With the fields that one of the steps asks for, each saying for which."""
    form = StepForm(prefix="step")
    for name in ("reason", "note", "at"):
        asking = [str(step.label) for step in steps if getattr(step, f"needs_{NEEDS.get(name, name)}")]
        form.fields[name].help_text = _("To: %(steps)s.") % {"steps": ", ".join(asking)} if asking else ""
        if not asking:
            del form.fields[name]
    if not any(step.when == "is_public" for step in steps):
        del form.fields["minor"]
    return form


@require_POST
def transition_view(request: HttpRequest, object_id: str) -> HttpResponse:
    """Takes the step named, on what is saved. `version` is the newest version that whoever asks had seen."""
    if not object_id.isdecimal():
        raise Http404
    article = get_object_or_404(policy.visible_to(request.user), pk=int(object_id))
    return take(request, article, request.POST.get("verb", ""), version=request.POST.get("version", ""))


def after_saving(request: HttpRequest, article: Article) -> HttpResponse | None:
    """The step that was asked for beside saving; None where none was."""
    verb = request.POST.get(SAVING)
    return take(request, article, verb) if verb else None


def take(request: HttpRequest, article: Article, verb: str, version: str | None = None) -> HttpResponse:
    """Back to where the story is worked on, with what happened in a message."""
    if verb not in Verb.values:
        raise Http404
    given = StepForm(request.POST, prefix="step")
    if not given.is_valid():
        messages.error(request, " ".join(str(sentence) for each in given.errors.values() for sentence in each))
        return back(article)
    user = cast(User, request.user)
    if buffers.is_overtaken(user, article):
        messages.error(request, _("You have unsaved text of this story, which others have overtaken: choose first."))
        return back(article)
    try:
        done = workflow.transition(article, verb, by=user, version=version, **given.cleaned_data)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, told(done))
    return back(article)


def back(article: Article) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:news_article_change", args=[article.pk]))


def told(done: Transition) -> str | SafeString:
    """What has happened, as a sentence for who did it."""
    if done.takes_effect_at is None or done.verb == Verb.WITHDRAW:
        return str(SENTENCES[Verb(done.verb)])
    if done.takes_effect_at > timezone.now():
        return _("Readers will see it from %(when)s on.") % {"when": day_and_time(done.takes_effect_at)}
    path = done.article.editions.public().get().path
    return format_html('{} <a href="{}">{}</a>', _("Published:"), path, path)


def day_and_time(instant: datetime.datetime) -> str:
    return date_format(timezone.localtime(instant), "DATETIME_FORMAT")


SENTENCES = {
    Verb.SUBMIT: gettext_lazy("Submitted: the desk reads it next."),
    Verb.RECALL: gettext_lazy("Taken back: it is your draft again."),
    Verb.APPROVE: gettext_lazy("Approved: it can be published."),
    Verb.RETURN: gettext_lazy("Sent back, with your reason."),
    Verb.CLEAR: gettext_lazy("Cleared: a second reader has read it."),
    Verb.UNSCHEDULE: gettext_lazy("Nothing of this story is scheduled any more."),
    Verb.WITHDRAW: gettext_lazy("Readers do not see this story any more. At its address they find your note."),
    Verb.REVISE: gettext_lazy("Changed."),
}
