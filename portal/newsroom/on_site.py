"""From a record's page in the newsroom to its page for readers."""

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect


def on_site(request: HttpRequest, content_type_id: str, object_id: str) -> HttpResponse:
    """Only to what one reaches: Django would lead to the page of any record, by its number."""
    kind = ContentType.objects.filter(pk=content_type_id if content_type_id.isdecimal() else 0).first()
    model = kind.model_class() if kind else None
    keeper = admin.site._registry.get(model) if model else None
    record = keeper.get_object(request, object_id) if keeper else None
    if keeper is None or record is None or not keeper.has_view_permission(request, record):
        raise Http404
    return HttpResponseRedirect(record.get_absolute_url())
