"""The calendar of a section of the news: the events that its stories report. Here the two meet."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.models import Event
from events.querysets import EventQuerySet
from events.views import following
from news.listings import ListKey
from news.models import Listing, NewsList
from news.sections import sections
from portal.caching.sharing import shared


@shared
@require_safe
def category_calendar(request: HttpRequest, path: str) -> HttpResponseBase:
    section = sections().get(path)
    if section is None:
        raise Http404
    language = request.LANGUAGE_CODE
    name = _("Events: %(name)s") % {"name": section.label(language)}
    return following(request, name, reported_in(section.key(language)))


def reported_in(category: ListKey) -> EventQuerySet:
    """Events that a public story of the category names, in its language."""
    public = Listing.objects.public()
    kind, language, record = category
    stories = public.filter(list__kind=kind, list__language=language, list__record=record).values("edition")
    # An event has a list of its own, of the editions that name it.
    named = public.filter(list__kind=NewsList.Kind.EVENT, list__language=language, edition__in=stories)
    return Event.objects.public().filter(uuid__in=named.values("list__record"))
