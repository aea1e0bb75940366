"""Where a record lives now that once had an address."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from portal.addresses.claims import record_at


def moved(records: QuerySet[Any], slug: str, route: str) -> HttpResponsePermanentRedirect:
    """To the route of the record whose slug this was. Raises Http404 where there is none, or readers may not see it."""
    model = records.model
    uuid = record_at(f"{model.folder}{slug}/", model.address_kind)
    return HttpResponsePermanentRedirect(reverse(route, args=[get_object_or_404(records, uuid=uuid).slug]))
